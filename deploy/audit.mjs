// What the registry knows of weaknesses in the packages that are shipped. A release with a serious one is refused, and so is one
// of which nobody could be asked, unless that is said and stands in the release.
import { spawnSync } from 'node:child_process'

/** Asks the registry of this machine. @returns its report as text, or what npm said instead */
export function askRegistry(top) {
  const asked = spawnSync('npm', ['audit', '--omit', 'dev', '--json'], {
    cwd: top,
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  return asked.stdout ?? ''
}

/**
 * Reads a report of `npm audit --omit dev --json`.
 * @returns the counts and the names of packages with a high or critical finding; undefined when it is no report, because the
 * registry did not answer
 */
export function readAudit(text) {
  let report
  try {
    report = JSON.parse(text)
  } catch {
    return undefined
  }
  const counts = report?.metadata?.vulnerabilities
  if (typeof counts?.total !== 'number') return undefined
  const serious = Object.values(report.vulnerabilities ?? {})
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity }) => `${name}（${severity}）`)
  return { total: counts.total, serious }
}
