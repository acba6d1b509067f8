import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  ground: {
    help: '含有不应当公开或者不属于政府信息的内容，但能够作区分处理的，提供可以公开的内容，对不予公开的内容说明理由。',
    article: '《条例》第三十七条',
  },
  publicName: {
    help: '申请人会看到这个名称，不要写入不予公开的内容。',
    article: '《条例》第三十七条',
  },
  note: {
    help: '遮盖的是什么，列在遮盖清单里，如“公民身份号码”；不要抄写被遮盖的内容。',
    article: '《条例》第三十七条',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
