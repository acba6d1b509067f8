import type { Wording } from '#platform/errors'

export const topicsWording: Wording = {
  'topics.not_found': '没有找到该专题。',
  'topics.changed_meanwhile': '其他人员刚刚修改了该专题，请刷新后再保存。',
  'topics.cannot_close': '只有开设中的专题才能关闭。',
  'topics.cannot_reopen': '只有已关闭、尚未归档的专题才能重新开设。',
  'topics.cannot_archive': '专题须先关闭再归档。',
  'topics.not_open': '专题已经关闭，不能再增减内容；需要更新的请先重新开设。',
  'topics.not_public': '只有已发布的信息才能放入专题。',
}
