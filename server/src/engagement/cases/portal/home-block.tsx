import { listBodies } from '#foundation/bodies'
import { type Clock, day, dayInShanghai, yearOf } from '#platform/clock'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { DocumentList, FigureCards, type HomeBlock } from '#portal'
import { indicatorTable } from '../indicators.ts'
import { publicCases } from '../public.ts'
import { shownIndicator } from '../shown.ts'
import { caseUrls } from './urls.ts'

const SHOWN = ['received', 'replied', 'replyRate', 'onTimeRate']
const LATEST = 5

/** 政民互动 on the home page: this year's figures and the newest answers. */
export function casesHomeBlocks(db: Db, clock: Clock): HomeBlock[] {
  return [
    {
      id: 'home-cases-figures',
      order: 50,
      width: 'half',
      reads: ['case', 'case_channel'],
      async load() {
        const year = yearOf(clock.today())
        const scope = { from: day(`${year}-01-01`), until: day(`${year}-12-31`) }
        const table = await indicatorTable(db, clock.now(), scope, 'none')
        return {
          title: `政民互动（${year}年）`,
          content: (
            <FigureCards
              figures={SHOWN.map((key) => {
                const { label, text } = shownIndicator(table, table.whole, key)
                return { label, value: text }
              })}
            />
          ),
          more: { href: caseUrls.statistics(), title: '办理情况统计' },
        }
      },
    },
    {
      id: 'home-cases-latest',
      order: 51,
      width: 'half',
      reads: ['case', 'body'],
      async load() {
        const { rows } = await publicCases(db, undefined, 1, LATEST)
        if (rows.length === 0) return undefined
        const bodies = await listBodies(db, clock.today(), [...new Set(rows.map((row) => row.bodyId))])
        return {
          title: '最新答复',
          content: (
            <DocumentList
              empty=""
              items={rows.map((row) => ({
                href: caseUrls.letter(row.id),
                title: row.title,
                number: `${bodies.find((body) => body.id === row.bodyId)?.shortName ?? ''}答复`,
                day: dayInShanghai(row.publishedAt),
              }))}
            />
          ),
          more: { href: caseUrls.hub(), title: '我要咨询、建议、投诉' },
        }
      },
    },
  ]
}
