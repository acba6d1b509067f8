const LENGTH = 110
const LEAD = 24

/** The stretch of a text in which most of the words stand, from shortly before the first of them. */
export function excerptOf(text: string, marks: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ')
  const lower = flat.toLowerCase()
  const places = marks
    .flatMap((mark) => {
      const found: { at: number; mark: string }[] = []
      for (let at = lower.indexOf(mark); at >= 0 && found.length < 40; at = lower.indexOf(mark, at + 1))
        found.push({ at, mark })
      return found
    })
    .sort((one, other) => one.at - other.at)
  let best = { start: 0, score: 0 }
  for (const { at } of places) {
    const inside = places.filter((place) => place.at >= at && place.at < at + LENGTH - LEAD)
    const score = new Set(inside.map((place) => place.mark)).size
    if (score > best.score) best = { start: at, score }
  }
  const start = Math.max(0, best.start - LEAD)
  const part = flat.slice(start, start + LENGTH)
  return `${start > 0 ? '…' : ''}${part}${start + LENGTH < flat.length ? '…' : ''}`
}
