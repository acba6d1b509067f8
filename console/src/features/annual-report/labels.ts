import { cellPath, type Format, rowsOf, type TableName, tableDefinition } from '@yangguang/annual-report'

const names: readonly TableName[] = ['proactive', 'requests', 'remedies']
const plain = (label: string) =>
  label.replace(/^[（(]?[一二三四五六七八\d]+[）)]?[、.．]?/, '').replace(/（.*?）$/, '')

/** What the official tables call each cell, short enough for one line of a list. */
export function cellLabels(format: Format): ReadonlyMap<string, string> {
  const definition = tableDefinition(format)
  const labels = new Map<string, string>()
  for (const name of names) {
    const table = definition[name]
    if (!table) continue
    for (const { block, row } of rowsOf(table)) {
      const group = row.groups.at(-1)
      const head = group && name === 'requests' && row.groups.length > 1 ? `${plain(group)}：` : ''
      const place = name === 'remedies' ? [...row.groups, row.label].join('') : `${head}${plain(row.label)}`
      for (const column of block.columns)
        labels.set(cellPath(name, row.key, column.key), `${place} · ${column.label}`)
    }
  }
  labels.set('fees.notices', '信息处理费：发出收费通知（件）')
  labels.set('fees.charged', '信息处理费：收费通知总金额（元）')
  labels.set('fees.collected', '信息处理费：实际收取金额（元）')
  return labels
}
