import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  totp: {
    help: '手机验证器每 30 秒产生一个口令，与密码组合使用。',
    article: 'GB/T 22239—2019 8.1.4.1 身份鉴别',
  },
  passkey: {
    help: '使用密码技术的验证方式，不会被仿冒的网站骗走。',
    article: 'GB/T 22239—2019 8.1.4.1 身份鉴别',
  },
  email: {
    help: '只用来提醒您本人；加密保存，可以随时清空。',
    article: '《个人信息保护法》第六条（最小必要）、第十五条（撤回同意）',
  },
  phone: {
    help: '只用来提醒您本人；加密保存，可以随时清空。',
    article: '《个人信息保护法》第六条（最小必要）、第十五条（撤回同意）',
  },
  absence: {
    help: '从开始日期零时到结束日期二十四时，到期自动收回；可以提前结束。',
  },
  emergencyReason: {
    help: '写明哪件事项、期限何时届满、承办人为何不能到岗；安全管理员据此批准，账本长期保存。',
    article: 'GB/T 22239—2019 8.1.4.3 安全审计',
  },
  newPassword: {
    help: '按安全策略的位数和种类；已泄露的和最近用过的不能使用。',
    article: 'GB/T 22239—2019 8.1.4.1 身份鉴别',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
