import type { FieldHelp } from '../../ui/help.tsx'

/** What each field wants, and the article it comes from. */
export const help = {
  intro: {
    help: '提前预告主题、嘉宾和时间，开通提问；一年内应开展若干次。',
    article: '国办秘函〔2019〕19号（互动访谈）',
  },
  title: {
    help: '围绕政府重点工作和公众关心的热点；预告、直播和归档都用它。',
    article: '国办秘函〔2019〕19号（互动访谈）',
  },
  guest: {
    help: '主要负责人参加的，职务照实填写，计入统计。',
    article: '国办秘函〔2019〕19号（互动访谈）',
  },
  recording: {
    help: '视频须可以公开播放；没有录像的不填，文字实录照常公开。',
    article: '国办秘函〔2019〕19号（互动访谈）',
  },
  summary: {
    help: '几句话写明谈了什么、答复了哪些问题，归档后显示在实录之前。',
  },
} as const satisfies Readonly<Record<string, FieldHelp>>
