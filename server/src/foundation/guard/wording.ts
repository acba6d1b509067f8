import type { Wording } from '#platform/errors'

export const guardWording: Wording = {
  'guard.too_many_guesses': '查询码输错次数过多，请 15 分钟后再试，或者电话联系受理机关。',
  'guard.too_often': '您所在的网络近一小时提交较多，请稍后再试；紧急事项请拨打12345。填写的内容仍在页面上。',
}
