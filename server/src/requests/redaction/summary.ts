import { csvText } from '@yangguang/annual-report'
import type { Box, Ground } from './contract.ts'

/** The list of what was covered and why, for the file of the case and for the reviewer of a complaint. */
export function summaryCsv(boxes: readonly Box[], grounds: readonly Ground[]): string {
  const named = new Map(grounds.map((one) => [one.code, one]))
  const lines = [...boxes]
    .sort((a, b) => a.page - b.page || a.y - b.y || a.x - b.x)
    .map((box, position) => [
      String(position + 1),
      String(box.page),
      named.get(box.ground)?.label ?? box.ground,
      named.get(box.ground)?.article ?? '',
      box.note,
    ])
  return `\ufeff${csvText([['序号', '页码', '不予公开的依据', '条款', '说明'], ...lines])}`
}
