/** A piece of text of a page, its origin at the lower left. */
export interface Glyphs {
  text: string
  x: number
  y: number
  width: number
  height: number
}

type Line = Glyphs[]

/** Pieces on one height are a line, the lines from the top, each from the left. */
function linesOf(items: readonly Glyphs[]): Line[] {
  const lines: Line[] = []
  for (const item of [...items].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1)
    const [first] = line ?? []
    if (line && first && Math.abs(first.y - item.y) < Math.max(2, item.height * 0.45)) line.push(item)
    else lines.push([item])
  }
  for (const line of lines) line.sort((a, b) => a.x - b.x)
  return lines
}

/** A gap wider than a third of a character is a space. */
function textOf(line: Line): string {
  let text = ''
  let end: number | null = null
  for (const item of line) {
    if (end !== null && item.x - end > Math.max(1, item.height / 3)) text += ' '
    text += item.text
    end = item.x + item.width
  }
  return text
}

const han = (line: Line) =>
  line.reduce((sum, { text }) => sum + (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0), 0)
const endOf = (line: Line) => Math.max(...line.map(({ x, width }) => x + width))
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Chinese characters of a line of prose on each side of a gutter; cells of a table hold fewer, or figures. */
const PROSE = 8
/** Lines that must agree before a page is taken for one of two columns. */
const AGREEING = 5

interface Gutter {
  from: number
  to: number
}

/** The white stripe between two columns of prose, or null. */
function gutterOf(lines: readonly Line[]): Gutter | null {
  const halves = lines.flatMap((line) => {
    const cut = widestGap(line)
    if (cut === null) return []
    const [left, right] = [line.slice(0, cut), line.slice(cut)]
    return han(left) >= PROSE && han(right) >= PROSE ? [{ left: endOf(left), right: right[0]?.x ?? 0 }] : []
  })
  if (halves.length < AGREEING) return null
  const middle = median(halves.map(({ left, right }) => (left + right) / 2))
  const agreeing = halves.filter(({ left, right }) => left < middle && right > middle)
  // In a table lines with the same white stripe alternate with others that have figures in it.
  const split = lines.filter((line) => line.some(({ x }) => x > middle))
  if (agreeing.length < AGREEING || agreeing.length * 2 < split.length) return null
  return {
    from: Math.max(...agreeing.map(({ left }) => left)),
    to: Math.min(...agreeing.map(({ right }) => right)),
  }
}

/** Where a line is parted widest, if by more than a character. */
function widestGap(line: Line): number | null {
  let [widest, at]: [number, number | null] = [0, null]
  for (const [position, item] of line.entries()) {
    const before = line[position - 1]
    if (!before) continue
    const gap = item.x - before.x - before.width
    if (gap > item.height && gap > widest) [widest, at] = [gap, position]
  }
  return at
}

/** Down the left column, then down the right; a line across both ends the columns above it. */
function byColumns(lines: readonly Line[], { from, to }: Gutter): Line[] {
  const ordered: Line[] = []
  let left: Line[] = []
  let right: Line[] = []
  const flush = () => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  const middle = (from + to) / 2
  for (const line of lines) {
    if (line.some(({ x, width }) => x < middle && x + width > middle)) {
      flush()
      ordered.push(line)
      continue
    }
    const [one, two] = [line.filter(({ x }) => x < middle), line.filter(({ x }) => x >= middle)]
    if (one.length > 0) left.push(one)
    if (two.length > 0) right.push(two)
  }
  flush()
  return ordered
}

const FIGURE = /^[+-]?\d[\d,]*(?:\.\d+)?$/
/** A table has this many columns before blanks in it are looked for. */
const FEWEST_COLUMNS = 5
const FEWEST_ROWS = 3

const centre = ({ x, width }: Glyphs) => x + width / 2
const figuresOf = (line: Line) => line.filter(({ text }) => FIGURE.test(text.trim()))

/** The places of a table's columns: the centres on which the full rows agree. */
export function columnsOf(lines: readonly Line[]): number[] | null {
  const full = lines.map(figuresOf).filter(({ length }) => length >= FEWEST_COLUMNS)
  const many = (count: number) => full.filter(({ length }) => length === count).length >= FEWEST_ROWS
  const most = Math.max(0, ...full.map(({ length }) => length).filter(many))
  const rows = full.filter(({ length }) => length === most)
  if (rows.length < FEWEST_ROWS) return null
  return Array.from({ length: most }, (_, column) =>
    median(rows.map((row) => centre(row[column] ?? { text: '', x: 0, y: 0, width: 0, height: 0 }))),
  )
}

/** A row with cells missing gets a stroke in each, so that its figures keep their columns. */
function withBlanks(line: Line, columns: readonly number[]): Line {
  const figures = figuresOf(line)
  if (figures.length === 0 || figures.length >= columns.length) return line
  const narrowest = Math.min(...columns.slice(1).map((column, at) => column - (columns[at] ?? 0)))
  const taken = figures.map((figure) =>
    columns.findIndex((column) => Math.abs(column - centre(figure)) < narrowest * 0.45),
  )
  const inOrder = taken.every((column, at) => column >= 0 && (at === 0 || column > (taken[at - 1] ?? -1)))
  if (!inOrder) return line
  const height = figures[0]?.height ?? 10
  const missing = columns
    .filter((_, column) => !taken.includes(column))
    .map((at): Glyphs => ({ text: '/', x: at - 1, y: figures[0]?.y ?? 0, width: 2, height }))
  return [...line, ...missing].sort((a, b) => a.x - b.x)
}

const HEADS = /自然人|科研机构|公益组织|法律服务/
const AFTER = /复议|结果维持|五、/

/** The lines of the table whose columns are known: from its heads, or the top of a later page, to what follows it. */
function blanksFilled(lines: readonly Line[], columns: readonly number[], goesOn: boolean): Line[] {
  const texts = lines.map(textOf)
  const first = lines.findIndex((line) => figuresOf(line).length === columns.length)
  const head = texts.slice(0, Math.max(0, first)).findLastIndex((text) => HEADS.test(text))
  const from = head >= 0 ? head + 1 : goesOn ? 0 : first
  if (from < 0) return [...lines]
  const after = texts.findIndex((text, position) => position >= from && AFTER.test(text))
  const to = after < 0 ? lines.length : after
  return lines.map((line, position) => (position >= from && position < to ? withBlanks(line, columns) : line))
}

/** The text of a page, and the columns of its table for the next page, on which it may go on. */
export function pageText(
  items: readonly Glyphs[],
  known: readonly number[] | null = null,
  next: readonly Glyphs[] = [],
): { text: string; columns: readonly number[] | null } {
  const lines = linesOf(items)
  const gutter = gutterOf(lines)
  if (gutter) return { text: byColumns(lines, gutter).map(textOf).join('\n'), columns: null }
  // Where a table has only begun on this page, the page after it shows its columns.
  const columns = columnsOf(lines) ?? known ?? columnsOf(linesOf(next))
  const filled = columns ? blanksFilled(lines, columns, known !== null) : lines
  const text = filled.map(textOf).join('\n')
  // Behind its last row the table does not go on.
  return { text, columns: AFTER.test(text) ? null : columns }
}
