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

/** Chinese characters of a line of prose in a narrow column; cells of a table hold fewer, or figures. */
const PROSE = 8
/** Lines each side must have before a page is taken for one of columns; fewer where the page before had the same. */
const AGREEING = 5
const GOING_ON = 2

/** The white stripe between two columns of prose. */
export interface Gutter {
  from: number
  to: number
}

/** A line parted where a gap is wider than a character and a half: columns, or the cells of a table row. */
function segmentsOf(line: Line): Line[] {
  const segments: Line[] = []
  for (const [at, item] of line.entries()) {
    const before = line[at - 1]
    const last = segments.at(-1)
    if (last && before && item.x - before.x - before.width <= item.height * 1.5) last.push(item)
    else segments.push([item])
  }
  return segments
}

interface Stretch {
  x: number
  end: number
  y: number
  height: number
}

function stretchOf(segment: Line): Stretch[] {
  const [first] = segment
  if (!first || han(segment) < PROSE) return []
  return [{ x: first.x, end: endOf(segment), y: first.y, height: first.height }]
}

/** The stripe beside which most lines of prose run down on both sides at once, or null where too few do. */
function gutterOf(lines: readonly Line[], known: readonly Gutter[]): Gutter | null {
  const prose = lines.flatMap(segmentsOf).flatMap(stretchOf)
  const starts = [...new Set(prose.map(({ x }) => Math.round(x)))].sort((a, b) => a - b)
  let best: { gutter: Gutter; lines: number } | null = null
  for (const start of starts.slice(0, MOST_STARTS)) {
    const fewest = known.some(({ to }) => Math.abs(to - start) < NEAR) ? GOING_ON : AGREEING
    const found = beside(prose, start, fewest)
    if (found && found.lines > (best?.lines ?? 0)) best = found
  }
  return best?.gutter ?? null
}
const MOST_STARTS = 60
const NEAR = 4

/** The stripe left of a column that begins at `start`. */
function beside(
  prose: readonly Stretch[],
  start: number,
  fewest: number,
): { gutter: Gutter; lines: number } | null {
  const right = prose.filter(({ x }) => x >= start - NEAR)
  const left = prose.filter(({ end }) => end < start - NEAR)
  if (left.length < fewest || right.length < fewest) return null
  const heights = (side: readonly Stretch[]) => side.map(({ y }) => y)
  const top = Math.min(Math.max(...heights(left)), Math.max(...heights(right)))
  const bottom = Math.max(Math.min(...heights(left)), Math.min(...heights(right)))
  const level = ({ y, height }: Stretch) => y <= top + height && y >= bottom - height
  const [here, there] = [left.filter(level), right.filter(level)]
  const across = prose.filter((line) => line.x < start - NEAR && line.end >= start - NEAR && level(line))
  const count = Math.min(here.length, there.length)
  if (count < fewest || across.length > count) return null
  return { gutter: { from: Math.max(...here.map(({ end }) => end)), to: start }, lines: count }
}

const middleOf = ({ from, to }: Gutter) => (from + to) / 2
const HEADING = /^\s*[一二三四五六]\s*、/

/** The two sides of a line at a gutter; null where it is none of columns but runs across, or is a row of a table. */
function sidesOf(line: Line, gutter: Gutter): [left: Line, right: Line] | null {
  const middle = middleOf(gutter)
  if (line.some(({ x, width }) => x < middle && x + width > middle)) return null
  const sides: [Line, Line] = [line.filter(({ x }) => x < middle), line.filter(({ x }) => x >= middle)]
  const isText = (side: Line) => {
    const parts = segmentsOf(side)
    // Of a row of a table some part is a figure, or there are many.
    return parts.length < 2 || (parts.length === 2 && parts.every((part) => han(part) > 1))
  }
  return sides.every(isText) ? sides : null
}

interface Ordered {
  lines: Line[]
  gutters: readonly Gutter[]
}

/** Down the first column, then down the next; a table, or a line across, ends the columns above it. */
function inReadingOrder(lines: readonly Line[], known: readonly Gutter[]): Ordered {
  const gutter = gutterOf(lines, known)
  if (!gutter) return { lines: [...lines], gutters: [] }
  const ordered: Ordered[] = []
  let band: [left: Line, right: Line][] = []
  const flush = () => {
    ordered.push(downTheColumns(band, known))
    band = []
  }
  for (const line of lines) {
    const sides = sidesOf(line, gutter)
    if (sides) band.push(sides)
    else {
      flush()
      ordered.push({ lines: [line], gutters: [] })
    }
  }
  flush()
  return joined([{ lines: [], gutters: [gutter] }, ...ordered])
}

const joined = (parts: readonly Ordered[]): Ordered => ({
  lines: parts.flatMap((part) => part.lines),
  gutters: parts.flatMap((part) => part.gutters),
})

/** A heading on the left with nothing beside it parts the columns above it from what is below. */
function downTheColumns(band: readonly [left: Line, right: Line][], known: readonly Gutter[]): Ordered {
  const onRight = ([left, right]: readonly [Line, Line]) => left.length === 0 && right.length > 0
  const cut = band.findIndex(([left, right], at) => {
    if (at === 0 || right.length > 0 || !HEADING.test(textOf(left))) return false
    // Where the other column runs on, its lines stand above and below this one.
    return ![band[at - 1], band[at + 1]].every((beside) => beside && onRight(beside))
  })
  if (cut > 0)
    return joined([downTheColumns(band.slice(0, cut), known), downTheColumns(band.slice(cut), known)])
  const side = (at: 0 | 1) => band.map((sides) => sides[at]).filter(({ length }) => length > 0)
  // A side may hold columns again.
  return joined([inReadingOrder(side(0), known), inReadingOrder(side(1), known)])
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

/** The text of a page, and what the next page may go on with: the columns of its table, the stripes between its columns. */
export function pageText(
  items: readonly Glyphs[],
  known: readonly number[] | null = null,
  next: readonly Glyphs[] = [],
  stripes: readonly Gutter[] = [],
): { text: string; columns: readonly number[] | null; gutters: readonly Gutter[] } {
  const { lines, gutters } = inReadingOrder(linesOf(items), stripes)
  // Where a table has only begun on this page, the page after it shows its columns.
  const columns = columnsOf(lines) ?? known ?? columnsOf(linesOf(next))
  const filled = columns ? blanksFilled(lines, columns, known !== null) : lines
  const text = filled.map(textOf).join('\n')
  // Behind its last row the table does not go on.
  return { text, columns: AFTER.test(text) ? null : columns, gutters }
}
