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
  newPassword: {
    help: '按安全策略的位数和种类；已泄露的和最近用过的不能使用。',
    article: 'GB/T 22239—2019 8.1.4.1 身份鉴别',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
