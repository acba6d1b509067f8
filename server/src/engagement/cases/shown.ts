import type { IndicatorTable } from './contract.ts'

/** An indicator as people read it: 96.4%, 12件, 1.5日; a share of nothing is a dash. */
export function shownIndicator(
  table: IndicatorTable,
  group: IndicatorTable['whole'],
  key: string,
): { label: string; text: string } {
  const definition = table.definitions.find((one) => one.key === key)
  const value = group.values[key]?.value ?? null
  if (!definition) return { label: key, text: '' }
  if (value === null) return { label: definition.label, text: '—' }
  const text = {
    percent: () => `${(value * 100).toFixed(2).replace(/\.?0+$/, '')}%`,
    count: () => `${value}件`,
    day: () => `${value}日`,
  }[definition.unit]()
  return { label: definition.label, text }
}
