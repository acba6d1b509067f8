import { addDays, type Day, day } from '#platform/clock'

/** Working days counted once, so that a due date costs two look-ups instead of a walk over the days. */
export interface WorkIndex {
  days: readonly Day[]
  position: ReadonlyMap<string, number>
  /** How many working days lie before the day at each position. */
  before: Int32Array
  /** Positions of the working days, in order. */
  working: Int32Array
}

// From the year before the Regulation of 2008; days outside are walked one by one.
const FIRST = day('2007-01-01')
const LAST = '2049-12-31'

export function buildIndex(isWorking: (at: Day) => boolean): WorkIndex {
  const days: Day[] = []
  for (let at = FIRST; at <= LAST; at = addDays(at, 1)) days.push(at)
  const before = new Int32Array(days.length + 1)
  const working: number[] = []
  days.forEach((at, position) => {
    before[position] = working.length
    if (isWorking(at)) working.push(position)
  })
  before[days.length] = working.length
  return {
    days,
    position: new Map(days.map((at, position) => [at, position])),
    before,
    working: Int32Array.from(working),
  }
}

/** The `count`-th working day after `start` (before it, when negative); undefined outside the index. */
export function shift(index: WorkIndex, start: Day, count: number): Day | undefined {
  const position = index.position.get(start)
  if (position === undefined) return undefined
  const rank =
    count > 0 ? (index.before[position + 1] ?? 0) + count - 1 : (index.before[position] ?? 0) + count
  const found = rank < 0 ? undefined : index.working[rank]
  return found === undefined ? undefined : index.days[found]
}

/** Working days after `from` up to and including `to`; undefined outside the index. */
export function distance(index: WorkIndex, from: Day, to: Day): number | undefined {
  const [first, last] = [index.position.get(from), index.position.get(to)]
  if (first === undefined || last === undefined) return undefined
  return Math.max(0, (index.before[last + 1] ?? 0) - (index.before[first + 1] ?? 0))
}
