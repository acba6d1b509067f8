import dayjs from 'dayjs'

/** An instant as people write it: 2026-03-02 14:05. */
export function moment(iso: string | null): string {
  return iso ? dayjs(iso).format('YYYY-MM-DD HH:mm') : ''
}

export function today(): string {
  return dayjs().format('YYYY-MM-DD')
}
