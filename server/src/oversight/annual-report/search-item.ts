import type { ItemLoader, SearchItem } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { urls } from '#portal'
import { listPublishedReports, publishedReport } from './published.ts'

/** Hands the index the current edition of each published report. */
export function reportsLoader(clock: Clock): ItemLoader {
  return {
    kind: 'report',
    label: '年度报告',
    load: (db, id) => reportSearchItem(db, clock, id),
    all: async (db) => (await listPublishedReports(db, clock.today())).map((report) => report.id),
  }
}

async function reportSearchItem(db: Db, clock: Clock, id: string): Promise<SearchItem | undefined> {
  const shown = await publishedReport(db, clock.today(), id)
  if (!shown || shown.supersededBy) return undefined
  const { report } = shown
  return {
    kind: 'report',
    id,
    title: report.title ?? `${shown.bodyName}${shown.year}年政府信息公开工作年度报告`,
    text: [report.sections.overview, report.sections.problems, report.sections.other]
      .filter((text) => text !== null)
      .join('\n'),
    number: report.documentNumber ?? '',
    indexNumber: report.indexNumber ?? '',
    url: urls.report(id),
    bodyId: shown.bodyId,
    bodyName: shown.bodyName,
    day: shown.publishedOn,
  }
}
