const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant in Beijing time, wherever the browser stands: 2026-03-02 14:05. */
export function moment(iso: string | null): string {
  return iso ? beijing.format(new Date(iso)) : ''
}

/** Until when: an end at midnight is the end of the day before, and told as that day. */
export function deadline(iso: string | null): string {
  const told = moment(iso)
  return iso && told.endsWith(' 00:00')
    ? moment(new Date(Date.parse(iso) - 1).toISOString()).slice(0, 10)
    : told
}

/** How far the server's clock is from this machine's; an office computer may be set to any day. */
let serverAheadMs = 0

/** Takes the time of an answer (its Date header) as now. */
export function noteServerTime(header: string | null): void {
  const at = header === null ? Number.NaN : Date.parse(header)
  if (!Number.isNaN(at)) serverAheadMs = at - performance.timeOrigin - performance.now()
}

/** The statutory day: today in Beijing, by the server's clock. */
export function today(): string {
  return beijing.format(new Date(performance.timeOrigin + performance.now() + serverAheadMs)).slice(0, 10)
}
