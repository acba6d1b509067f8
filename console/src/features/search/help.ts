import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  synonyms: {
    help: '意思相同的说法写在一组，检索其中一个也能找到其他的，如“落户、迁户口”。',
  },
  searchWord: {
    help: '分词时不拆开的专名，至少 2 个字，如地名、项目名。',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
