import type { Body } from '#foundation/bodies'
import { yearlyDate } from '#foundation/rules'
import type { Day } from '#platform/clock'
import type { Db } from '#platform/db'

/**
 * The last days for the reports of `year`, from the dated rules: departments publish and hand their report to the office that
 * supervises them by 31 January, governments publish by 31 March (Art 49); before 2019 everybody by 31 March.
 */
export async function reportDeadlines(
  db: Db,
  year: number,
): Promise<(body: Pick<Body, 'reportDueMonth'>) => Day> {
  const [department, government] = await Promise.all([
    yearlyDate(db, 'report.department', year + 1),
    yearlyDate(db, 'report.government', year + 1),
  ])
  return (body) => (body.reportDueMonth === 1 ? department : government)
}
