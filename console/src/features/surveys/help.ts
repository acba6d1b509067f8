import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  intro: {
    help: '说明调查的目的和结果用在哪里；一年内征集调查不少于 6 次，结果须反馈。',
    article: '国办秘函〔2019〕19号（征集调查）',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
