import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

const jieba = Jieba.withDict(dict)
const word = /[\p{Script=Han}\p{L}\p{N}]/u

/** Segments for the index: long words also give their parts, so that either finds the text. */
export function wordsOf(text: string): string[] {
  return jieba.cutForSearch(text.normalize('NFKC').toLowerCase(), true).filter((token) => word.test(token))
}

/** Segments of a query, each once. */
export function queryWords(query: string): string[] {
  return [
    ...new Set(jieba.cut(query.normalize('NFKC').toLowerCase(), true).filter((token) => word.test(token))),
  ]
}
