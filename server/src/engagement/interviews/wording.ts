import type { Wording } from '#platform/errors'

export const interviewsWording: Wording = {
  'interviews.not_found': '没有找到这次访谈，可能不属于您负责的单位。',
  'interviews.changed_meanwhile': '其他人员刚刚修改了这次访谈。您填写的内容仍在页面上，请刷新后再改。',
  'interviews.cannot_edit': '访谈已经开始，不能修改预告。',
  'interviews.cannot_announce': '该访谈已经预告。',
  'interviews.cannot_start': '预告之后才能开始直播。',
  'interviews.cannot_say': '直播没有开始或者已经结束。',
  'interviews.cannot_ask': '提问已经截止，可以到政民互动的其他渠道提问。',
  'interviews.cannot_end': '该访谈没有在直播。',
  'interviews.cannot_record': '访谈结束后才能填写视频和小结。',
  'interviews.ends_before_it_begins': '结束时间须晚于开始时间，请重新填写。',
  'interviews.says_nothing': '请填写发言内容或者选择图片。',
  'interviews.not_a_picture': '请选择 PNG 或者 JPEG 图片。',
  'interviews.hide_reason': '屏蔽须写明理由，提问保留在库，不删除。',
}
