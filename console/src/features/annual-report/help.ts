import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  value: {
    help: '没有的填 0，不留空；除收费金额外都是整数。',
    article: '国办公开办函〔2021〕30号附表',
  },
  source: {
    help: '能够从本平台记录中计算的不手工填写；确需手工填写的，写明从哪里来，留存备查。',
    article: '《条例》第五十条',
  },
  correction: {
    help: '已公布的报告有错误的，发布更正版并说明；原版仍可查阅。',
    article: '《条例》第四十七条、第五十条',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
