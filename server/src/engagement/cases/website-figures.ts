import { type Clock, day } from '#platform/clock'
import type { WebsiteReportSource } from '#portal'
import { indicatorTable } from './indicators.ts'

/** 互动交流 of the yearly website report: messages received, answered, and how long that took. */
export function caseWebsiteFigures(clock: Clock): WebsiteReportSource {
  return {
    head: '互动交流',
    async count(db, year) {
      const scope = { from: day(`${year}-01-01`), until: day(`${year}-12-31`) }
      const table = await indicatorTable(db, clock.now(), scope, 'none')
      const of = (key: string) => table.whole.values[key]?.value ?? 0
      return [
        { label: '收到留言数量', value: of('received'), unit: '条' },
        { label: '办结留言数量', value: of('replied'), unit: '条' },
        { label: '平均办理时间', value: of('meanDays'), unit: '天' },
        { label: '公开答复数量', value: of('published'), unit: '条' },
      ]
    },
  }
}
