const beijing = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant in Beijing time, wherever the browser stands: 2026-03-02 14:05. */
export function moment(iso: string | null): string {
  return iso ? beijing.format(new Date(iso)) : ''
}

/** The statutory day: today in Beijing. */
export function today(): string {
  return beijing.format(new Date()).slice(0, 10)
}
