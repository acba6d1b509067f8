import { type BodyKind, check, type Finding, type Report } from '@yangguang/annual-report'
import type { Body } from '#foundation/bodies'
import { publishedOf } from '#oversight/annual-report'
import type { Db } from '#platform/db'

const kinds: Readonly<Partial<Record<Body['kind'], BodyKind>>> = {
  government: 'government',
  zone: 'government',
  government_office: 'department',
  department: 'department',
  agency: 'department',
  vertical: 'department',
  town: 'township',
  subdistrict: 'township',
}

/** What the checks say of a report handed in: identities, prose, last year's report, and whether it is of the year asked for. */
export async function checkSubmission(
  db: Db,
  report: Report,
  year: number,
  body: Pick<Body, 'id' | 'kind' | 'name'> | undefined,
): Promise<Finding[]> {
  const previous = body && (await publishedOf(db, body.id, year - 1))
  const kind = body && kinds[body.kind]
  const found = check(
    { ...report, findings: [] },
    { ...(previous ? { previous } : {}), ...(kind ? { bodyKind: kind } : {}) },
  )
  const known = new Set(found.map(({ message }) => message))
  return [
    ...wrongYear(report, year),
    ...found,
    ...report.findings.filter(({ message }) => !known.has(message)),
  ]
}

function wrongYear(report: Report, year: number): Finding[] {
  if (report.year === year) return []
  const message =
    report.year === null
      ? `报告没有写明年度，请确认是${year}年度的报告。`
      : `报告写的是${report.year}年度，而应当报送的是${year}年度。`
  return [{ rule: 'year', level: 'error', message, cells: [] }]
}
