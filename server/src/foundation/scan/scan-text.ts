import { textOf } from '#platform/html'
import type { Finding } from './contract.ts'
import { brokenTables, deadLinks, undescribedImages } from './html.ts'
import { judgeSegment } from './judge.ts'
import type { Word } from './words.ts'

export interface ScannedText {
  title: string
  abstract: string
  keywords: readonly string[]
  /** Clean HTML. */
  body: string
}

/** What the text itself holds that keeps it from being published. */
export function scanText(text: ScannedText, words: readonly Word[] = []): Finding[] {
  const segments = [
    { place: '标题', text: text.title },
    { place: '内容概述', text: text.abstract },
    { place: '关键词', text: text.keywords.join('\n') },
    {
      place: '图片说明',
      text: [...text.body.matchAll(/\balt="([^"]*)"/g)].map((match) => match[1]).join('\n'),
    },
    ...textOf(text.body)
      .split('\n')
      .map((line, index) => ({ place: `正文第${index + 1}段`, text: line })),
  ]
  return [
    ...segments.flatMap((segment) => judgeSegment(segment, words)),
    ...brokenTables(text.body),
    ...undescribedImages(text.body),
    ...deadLinks(text.body),
  ]
}
