import { check, csvText, type Finding, flatCells, type Merged } from '@yangguang/annual-report'

/** What a person must know before a merged report is used: who is missing, counted once though filed twice, or left out. */
export function mergedCheck(merged: Merged, unlisted: readonly string[]): Finding[] {
  const found = (level: Finding['level'], sentence: string, names: readonly string[]): Finding[] =>
    names.length === 0
      ? []
      : [{ rule: 'R12', level, message: `${sentence}：${names.join('、')}。`, cells: [] }]
  const open = new Map<string, string[]>()
  for (const { path, body } of merged.unsettled) open.set(body, [...(open.get(body) ?? []), path])
  return [
    ...found('error', `${merged.missing.length}个单位没有报告`, merged.missing),
    ...found('error', `${merged.twice.length}个单位有不止一份报告，只计入第一份`, merged.twice),
    ...found('warning', '年度、格式或者表格不全，按现有内容计入', merged.unfit),
    ...found('warning', '不在名单上，没有计入', unlisted),
    ...[...open].map(
      ([body, cells]): Finding => ({
        rule: 'R12',
        level: 'error',
        message: `${body}有${cells.length}格待核定，没有计入汇总。`,
        cells,
      }),
    ),
    ...check(merged.report).filter(({ rule }) => /^R/.test(rule)),
  ]
}

/** Every merged figure with what each body put into it, one line a part. */
export function partsCsv(merged: Merged): string {
  const names = new Map(
    flatCells(merged.report).map(({ path, table, row, column }) => [path, [table, row, column]]),
  )
  const lines = Object.entries(merged.parts).flatMap(([path, parts]) =>
    parts.map(({ body, value }) => [...(names.get(path) ?? [path, '', '']), body, String(value)]),
  )
  return `\ufeff${csvText([['表', '项目', '列', '机关', '值'], ...lines])}`
}
