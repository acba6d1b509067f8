/** Columns a text takes on a terminal: characters of East Asian scripts and their punctuation take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) {
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u.test(
        char,
      )
        ? 2
        : 1
  }
  return width
}

/** The end of a long name tells files apart better than its beginning. */
function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const chars = [...text]
  while (chars.length > 1 && widthOf(chars.join('')) > width - 1) chars.shift()
  return `…${chars.join('')}`
}

const WIDEST = 44

/** Lines of a table whose columns stand under one another; numbers stand on the right. */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const lines = [head, ...rows].map((row) => row.map((cell) => shorten(String(cell), WIDEST)))
  const widths = head.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))))
  const numeric = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'))
  const print = (line: readonly string[]) =>
    line
      .map((cell, column) => {
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
        return numeric[column] ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd()
  const [first = [], ...rest] = lines
  return [print(first), widths.map((width) => '─'.repeat(width)).join('  '), ...rest.map(print)]
}
