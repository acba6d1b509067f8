import type { Wording } from '#platform/errors'

export const identityWording: Wording = {
  'identity.wrong_password': '用户名或者密码不正确，请核对后重新输入。',
  'identity.locked': '连续输错，账号已锁定，请 {minutes} 分钟后再试，或者联系安全管理员解锁。',
  'identity.outer_unreachable': '统一身份认证或者目录服务没有答复，请稍后重试，或者联系系统管理员。',
  'identity.outer_refused': '统一身份认证没有完成，请重新登录。',
  'identity.outer_unknown': '您在统一身份认证中的用户名在本平台没有可用的账号，请联系系统管理员开立。',
  'identity.sign_in_first': '登录已过期，请重新登录；您填写的内容会保留在页面上。',
  'identity.not_allowed': '您的岗位没有办理此事项的权限。',
  'identity.not_found': '没有找到该记录，可能不属于您负责的单位。',
  'identity.address_slow': '此网络地址登录失败次数过多，请 10 分钟后再试。',
  'identity.busy': '登录人数过多，请稍后再试。',
  'identity.address_refused': '工作台只允许从指定的网络地址访问，请联系安全管理员。',
  'identity.address_wrong': '“{entry}”不是网络地址，请填写如 192.168.1.10 或者 192.168.1.0/24。',
  'identity.address_own': '名单不包含您正在使用的地址 {address}，保存后您将无法访问，请先加入。',
  'identity.password_short': '密码至少 {least} 位，请加长后重试。',
  'identity.password_classes': '密码须包含大写字母、小写字母、数字和其他符号中的至少 {classes} 类。',
  'identity.password_personal': '密码不能包含用户名，请更换。',
  'identity.password_known': '这个密码在已泄露的密码名单中，容易被猜到，请更换。',
  'identity.password_again': '不能使用现在的密码或者最近 {history} 次用过的密码，请更换。',
  'identity.current_wrong': '当前密码不正确，请重新输入。',
  'identity.code_wrong': '验证没有通过，请核对后重试；动态口令每 30 秒更换，每个只能使用一次。',
  'identity.totp_there': '已经绑定动态口令，如需更换请先解除。',
  'identity.passkey_wrong': '通行密钥没有登记成功，请重试。',
  'identity.no_factor': '没有找到这个验证方式，请刷新页面。',
  'identity.no_factor_due': '当前不需要这一步，请刷新页面查看登录进度。',
  'identity.factor_required': '您的岗位必须保留至少一种第二验证方式，请先登记另一种再删除。',
  'identity.no_session': '该会话已经结束。',
  'identity.no_account': '没有找到该账号。',
  'identity.account_disabled': '账号已停用，请先由系统管理员启用。',
  'identity.link_gone': '链接已经使用过或者已经过期，请联系安全管理员重新发放。',
  'identity.no_link': '没有待领取的一次性链接，请先由安全管理员发放。',
  'identity.link_code_wrong': '领取码不正确，请向系统管理员核对；连续输错 5 次链接失效。',
  'identity.login_taken': '用户名已被使用，请更换。',
  'identity.no_proposal': '没有找到该申请，请刷新页面。',
  'identity.proposal_decided': '该申请已经处理，请刷新页面。',
  'identity.not_oneself': '不能对自己的账号办理此事项，请由另一名管理员办理。',
  'identity.separated': '系统管理员、安全管理员、审计管理员须由不同的人担任，且不能兼任业务岗位。',
  'identity.no_grant': '没有找到这项授权，可能已经收回。',
  'identity.last_administrator': '这是最后一名可用的该类管理员，请先配备另一名再办理。',
  'identity.absence_days': '请填写今天或者以后的日期，结束日期不能早于开始日期。',
  'identity.absence_deputy': '代办人须是本单位办理业务的其他人员，请重新选择。',
  'identity.no_absence': '该委托已经结束。',
  'http.foreign_origin': '请求不是从本平台页面发出的，请回到平台页面重新操作。',
}

/** What a new password must be, in a sentence. */
export function passwordRule(policy: { minLength: number; classes: number; history: number }): string {
  const again = policy.history > 0 ? `，不能与最近 ${policy.history} 次相同` : ''
  return `至少 ${policy.minLength} 位，包含大写字母、小写字母、数字和其他符号中的至少 ${policy.classes} 类${again}。`
}
