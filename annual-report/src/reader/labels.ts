import type { View } from './normalise.ts'

export interface Label {
  key: string
  /** The Chinese characters of the label, without its own number. */
  han: string
  /** Heads and dividers: found where they stand, never required. */
  optional?: boolean
}

export interface Located {
  key: string
  /** Index in the view of the first and one past the last character. */
  from: number
  to: number
}

/** Cells of the alignment table; keeps a hostile text from costing time. */
const WORK = 1_500_000

/**
 * Finds labels in table order. First word for word; where that fails (misprints, labels torn apart by the
 * labels of merged cells) by aligning the whole list with the whole text.
 */
export function locateLabels(view: View, labels: readonly Label[]): Located[] {
  const exact = inOrder(view.text, labels)
  const required = labels.filter(({ optional }) => !optional).length
  const foundRequired = exact.filter(({ key }) => labels.some((l) => l.key === key && !l.optional)).length
  if (foundRequired === required) return exact
  const wanted = labels.filter(({ optional }) => !optional)
  const aligned = align(view.text, wanted)
  return aligned.length > foundRequired ? aligned : exact
}

function inOrder(text: string, labels: readonly Label[]): Located[] {
  const found: Located[] = []
  let cursor = 0
  for (const [position, label] of labels.entries()) {
    const from = text.indexOf(label.han, cursor)
    if (from < 0) continue
    if (label.optional) {
      // A head counts only where it stands before the row that follows it.
      const next = labels.slice(position + 1).find(({ optional }) => !optional)
      const nextAt = next ? text.indexOf(next.han, cursor) : -1
      if (nextAt >= 0 && nextAt < from) continue
    }
    found.push({ key: label.key, from, to: from + label.han.length })
    cursor = from + label.han.length
  }
  return found
}

/** Longest common subsequence that prefers unbroken stretches, of all labels together against the text. */
function align(text: string, labels: readonly Label[]): Located[] {
  const expected = labels.map(({ han }) => han).join('')
  const height = expected.length
  const width = Math.min(text.length, Math.floor(WORK / Math.max(1, height)))
  const size = width + 1
  const best = new Int16Array((height + 1) * size)
  const ending = new Int16Array((height + 1) * size)
  for (let i = 1; i <= height; i++) {
    const char = expected.charCodeAt(i - 1)
    for (let j = 1; j <= width; j++) {
      const here = i * size + j
      const diagonal = here - size - 1
      let score = Math.max(best[here - size] ?? 0, best[here - 1] ?? 0)
      if (char === text.charCodeAt(j - 1)) {
        const linked = (ending[diagonal] ?? 0) > 0 ? (ending[diagonal] ?? 0) + 3 : 0
        const match = Math.max((best[diagonal] ?? 0) + 1, linked)
        ending[here] = match
        if (match > score) score = match
      }
      best[here] = score
    }
  }
  const matched = new Int32Array(height).fill(-1)
  let [i, j] = [height, width]
  while (i > 0 && j > 0) {
    const here = i * size + j
    const score = best[here] ?? 0
    if (score === (best[here - size] ?? 0)) i--
    else if (score === (best[here - 1] ?? 0)) j--
    else {
      // Follow the unbroken stretch back as far as it was scored.
      for (;;) {
        const at = i * size + j
        matched[i - 1] = j - 1
        const diagonal = at - size - 1
        const linked = (ending[diagonal] ?? 0) > 0 && ending[at] === (ending[diagonal] ?? 0) + 3
        i--
        j--
        if (!linked || i === 0 || j === 0) break
      }
    }
  }
  const found: Located[] = []
  let start = 0
  for (const { key, han } of labels) {
    const places = [...matched.slice(start, start + han.length)].filter((place) => place >= 0)
    start += han.length
    if (places.length < leastOf(han.length)) continue
    const first = firstOfStretch(places)
    found.push({ key, from: first, to: (places.at(-1) ?? first) + 1 })
  }
  return found
}

/** A short label shares half its characters with its neighbours. */
const leastOf = (length: number) => Math.ceil(length * (length <= 6 ? 0.7 : 0.55))

/** A single character matched far ahead of the others is chance. */
function firstOfStretch(places: readonly number[]): number {
  for (const [position, place] of places.entries()) {
    if (places[position + 1] === place + 1) return place
  }
  return places[0] ?? 0
}
