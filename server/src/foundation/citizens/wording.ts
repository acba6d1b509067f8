import type { Wording } from '#platform/errors'

export const citizensWording: Wording = {
  'citizens.bad_contact': '请填写手机号码或者电子邮箱，例如 13800000000 或者 name@example.com。',
  'citizens.wrong_code': '验证码不正确或者已经过期，请重新获取。',
  'citizens.too_many_tries': '验证码输错次数过多，请重新获取。',
  'citizens.no_way': '目前没有开通这种方式的验证码，请换用邮箱或者凭编号和查询码查询。',
  'citizens.unknown_matter': '编号或者查询码不正确，请核对回执后重新输入。',
  'citizens.sign_in_first': '请先登录“我的”。',
  'citizens.identity_failed': '统一身份认证没有成功，请重试或者使用验证码登录。',
}
