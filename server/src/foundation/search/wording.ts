import type { Wording } from '#platform/errors'

export const searchWording: Wording = {
  'search.no_synonyms': '没有找到这组同义词，可能已被删除，请刷新页面。',
  'search.synonyms_changed': '这组同义词刚被他人修改，请刷新页面后再改。',
  'search.word_known': '词典中已有这个词。',
  'search.no_word': '没有找到这个词，可能已被删除，请刷新页面。',
}
