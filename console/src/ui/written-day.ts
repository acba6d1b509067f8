import dayjs from 'dayjs'

const WRITTEN_DAY = /^(\d{4})[-/.年 ](\d{1,2})[-/.月 ](\d{1,2})日?$/
const RUN_TOGETHER = /^(\d{4})(\d{2})(\d{2})$/
const WITH_TIME = /^(.*?[日\d])[T ]*(?<![:：\d])(\d{1,2})[:：](\d{2})$/

/** The day somebody wrote, in any of the ways an office writes it: 2026-03-05, 2026年3月5日, 2026/3/5, 20260305. */
export function readDay(written: string): string | undefined {
  const text = written.normalize('NFKC').trim()
  const parts = WRITTEN_DAY.exec(text) ?? RUN_TOGETHER.exec(text)
  if (!parts) return
  const [, year = '', month = '', day = ''] = parts
  const plain = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  // A thirtieth of February is moved on to March by the reader, and so betrays itself.
  return dayjs(plain).format('YYYY-MM-DD') === plain ? plain : undefined
}

/** A day with its hour: 2026-03-05T09:30. */
export function readMoment(written: string): string | undefined {
  const parts = WITH_TIME.exec(written.normalize('NFKC').trim())
  const day = readDay(parts?.[1] ?? '')
  const [hour, minute] = [Number(parts?.[2]), Number(parts?.[3])]
  if (!day || hour > 23 || minute > 59) return
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
