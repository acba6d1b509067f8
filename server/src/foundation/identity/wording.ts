import type { Wording } from '#platform/errors'

export const identityWording: Wording = {
  'identity.wrong_password': '用户名或者密码不正确，请核对后重新输入。',
  'identity.locked': '连续输错密码，账号已锁定，请 {minutes} 分钟后再试，或者联系系统管理员。',
  'identity.sign_in_first': '登录已过期，请重新登录；您填写的内容会保留在页面上。',
  'identity.not_allowed': '您的岗位没有办理此事项的权限。',
  'identity.not_found': '没有找到该记录，可能不属于您负责的单位。',
  'http.foreign_origin': '请求不是从本平台页面发出的，请回到平台页面重新操作。',
}
