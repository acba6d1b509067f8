import type { RuleUnit } from './tables.ts'

type Content = { value: number | null; detail: unknown }
export type ShapeFault =
  | 'rules.number_expected'
  | 'rules.date_expected'
  | 'rules.list_expected'
  | 'rules.bands_expected'

/** Why a new row cannot be read by the code that reads the old one; undefined when it can. */
export function shapeFault(before: Content & { unit: RuleUnit }, now: Content): ShapeFault | undefined {
  if (before.value !== null)
    return now.value !== null && Number.isInteger(now.value) && now.value >= 0
      ? undefined
      : 'rules.number_expected'
  if (before.unit === 'date') return isMonthDay(now.detail) ? undefined : 'rules.date_expected'
  if (before.unit === 'list') return isListLike(before.detail, now.detail) ? undefined : 'rules.list_expected'
  if (isBands(before.detail)) return isBands(now.detail) ? undefined : 'rules.bands_expected'
  return 'rules.list_expected'
}

function isMonthDay(detail: unknown): boolean {
  if (typeof detail !== 'object' || detail === null || !('month' in detail) || !('day' in detail))
    return false
  const { month, day } = detail
  const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (
    Number.isInteger(month) &&
    Number.isInteger(day) &&
    Number(day) >= 1 &&
    Number(day) <= (lengths[Number(month) - 1] ?? 0)
  )
}

function isListLike(before: unknown, now: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(now) || now.length === 0) return false
  const kind = typeof before[0]
  return now.every((item) => typeof item === kind)
}

/** Bands with rising ends; only the last may be open. */
function isBands(detail: unknown): boolean {
  if (typeof detail !== 'object' || detail === null || !('bands' in detail)) return false
  const { bands } = detail
  if (!Array.isArray(bands) || bands.length === 0) return false
  let end = 0
  return bands.every((band: unknown, at) => {
    if (typeof band !== 'object' || band === null || !('upTo' in band) || !('price' in band)) return false
    if (typeof band.price !== 'number' || band.price < 0) return false
    if (band.upTo === null) return at === bands.length - 1
    if (typeof band.upTo !== 'number' || band.upTo <= end) return false
    end = band.upTo
    return true
  })
}
