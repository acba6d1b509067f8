import { listBodies } from '#foundation/bodies'
import { loadCalendar, trafficLight } from '#foundation/calendar'
import { ruleAt } from '#foundation/rules'
import { type Day, day } from '#platform/clock'
import type { Db } from '#platform/db'
import { interpretationsOf, publishedAmong } from '#publication/catalogue'
import type { Coverage } from './contract.ts'
import { deadlines, flaggedPolicies, formsOf } from './standing.ts'

/** How many of the policies that a body published in a year and that are to be interpreted were, and in time. */
export async function coverageOf(
  db: Db,
  today: Day,
  year: number,
  bodies: readonly string[],
): Promise<Coverage> {
  const flagged = await flaggedPolicies(db, bodies)
  const policies = await publishedAmong(db, flagged, bodies)
  const ofYear = policies.filter((policy) => policy.publishedOn.startsWith(`${year}-`))
  const links = await interpretationsOf(
    db,
    policies.map((policy) => policy.id),
  )
  const forms = await formsOf(
    db,
    [...links.values()].flat().map((link) => link.id),
  )
  const [calendar, known, rule] = await Promise.all([
    loadCalendar(db),
    listBodies(db, today, [...new Set(policies.map((policy) => policy.bodyId))]),
    ruleAt(db, 'interpretation.deadline', today),
  ])
  const names = new Map(known.map((body) => [body.id, body.name]))
  const dues = new Map<string, Day>()
  const dueFor = await deadlines(db)
  for (const policy of policies) dues.set(policy.id, dueFor(day(policy.publishedOn)))
  const rows = new Map<string, Coverage['rows'][number]>()
  for (const policy of ofYear) {
    const row = rows.get(policy.bodyId) ?? {
      bodyId: policy.bodyId,
      bodyName: names.get(policy.bodyId) ?? '',
      policies: 0,
      interpreted: 0,
      inTime: 0,
      forms: {},
    }
    const found = links.get(policy.id) ?? []
    const first = found.map((link) => link.publishedOn).toSorted()[0]
    row.policies += 1
    if (first) row.interpreted += 1
    if (first && first <= (dues.get(policy.id) ?? '')) row.inTime += 1
    for (const form of new Set(found.flatMap((link) => forms.get(link.id) ?? [])))
      row.forms[form] = (row.forms[form] ?? 0) + 1
    rows.set(policy.bodyId, row)
  }
  return {
    year,
    source: rule.source,
    rows: [...rows.values()].toSorted((a, b) => a.bodyName.localeCompare(b.bodyName, 'zh')),
    waiting: policies
      .filter((policy) => (links.get(policy.id) ?? []).length === 0)
      .map((policy) => {
        const due = dues.get(policy.id) ?? today
        return {
          documentId: policy.id,
          title: policy.title,
          bodyId: policy.bodyId,
          bodyName: names.get(policy.bodyId) ?? '',
          publishedOn: policy.publishedOn,
          due,
          light: trafficLight(calendar, due, today, 1),
        }
      })
      .toSorted((a, b) => a.due.localeCompare(b.due)),
  }
}
