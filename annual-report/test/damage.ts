/** Numbers that look like chance and are the same in every run. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Changes the tables of a printed report, not its prose. */
function inTables(text: string, change: (tables: string) => string): string {
  const [from, to] = [text.search(/二、主动公开/), text.search(/五、/)]
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to)
}

const someOf =
  (pattern: RegExp, share: number, change: (found: string, next: () => number) => string) =>
  (text: string, next: () => number) =>
    inTables(text, (tables) =>
      tables.replace(pattern, (found) => (next() < share ? change(found, next) : found)),
    )

const line = /^.*\d.*$/gm

/** What printing, copying and optical readers do to a table: nothing of it may be read wrong, much may stay open. */
export const damages: Readonly<Record<string, (text: string, next: () => number) => string>> = {
  'misprinted characters': someOf(/[\u4e00-\u9fff]/g, 0.02, (_, next) =>
    '日目曰未末土士己已人'.charAt(Math.floor(next() * 10)),
  ),
  'lost characters': someOf(/[\u4e00-\u9fff]/g, 0.02, () => ''),
  'labels broken anywhere': someOf(/(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])/g, 0.05, () => '\n'),
  'lost rows': someOf(/^.*\d.*\d.*\n/gm, 0.03, () => ''),
  'rows printed twice': someOf(line, 0.03, (row) => `${row}\n${row}`),
  'lost cells at the end of a row': someOf(/[ \t|]+\d+(?=[ \t|]*$)/gm, 0.06, () => ''),
  'lost cells at the start of a row': someOf(/(?<=[\u4e00-\u9fff])[ \t|]+\d+(?=[ \t])/g, 0.06, () => ''),
  'emptied cells': someOf(/(?<=\t)0(?=\t)/g, 0.1, () => ''),
  'strokes for zeros': someOf(/(?<=[\t ])0(?=[\t ])/g, 0.1, (_, next) =>
    '/-—无'.charAt(Math.floor(next() * 4)),
  ),
  'letters for zeros': someOf(/(?<=[\t ])0(?=[\t \n])/g, 0.1, (_, next) =>
    'Oo〇'.charAt(Math.floor(next() * 3)),
  ),
  'units here and there': someOf(/(?<=[\t ])\d+(?=[\t \n])/g, 0.1, (figure) => `${figure}件`),
  'page marks and titles between rows': someOf(
    line,
    0.03,
    (row) => `${row}\n- 3 -\n景澜市2023年政府信息公开工作年度报告`,
  ),
  'figures in the middle of their labels': someOf(
    /^(?:（[^\n]*?）)?\S*[\u4e00-\u9fff]{6,}(?:[\t ]+\d+)+$/gm,
    0.3,
    (row) => {
      const at = row.search(/[\t ]+\d/)
      return `${row.slice(0, at - 3)}\n${row.slice(at).trim()}\n${row.slice(at - 3, at)}`
    },
  ),
}
