import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  word: {
    help: '至少 2 个字，太短容易误伤；夹在中间的空格、标点和全角字母不影响识别。',
    article: '《互联网跟帖评论服务管理规定》第四条',
  },
  kind: {
    help: '“先审后发”的留言照常收下，经办人员看过后才公开；“不予提交”请写信人换一种说法，填写的内容不会丢失。',
    article: '《互联网跟帖评论服务管理规定》第四条',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
