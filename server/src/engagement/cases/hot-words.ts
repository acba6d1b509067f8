import { filler } from './filler.ts'

/** A segment of a title with its class as the dictionary marks it: n, v, r, … */
export interface Segment {
  word: string
  kind: string
  /** Of the site's own dictionary: whatever it is, somebody thought it a word. */
  own: boolean
}

export interface Topic {
  word: string
  now: number
  before: number
}

interface Titles {
  now: readonly (readonly Segment[])[]
  /** The like period before, shown beside. */
  before: readonly (readonly Segment[])[]
  /** What people write about otherwise: the year before. */
  background: readonly (readonly Segment[])[]
}

const TOGETHER = 0.7
const COVERED = 0.6
const ROUNDS = 4
const LONGEST = 10
const OWN_WEIGHT = 1.5

/** Pronouns, prepositions, adverbs, particles, numbers and their like; English letters and digits are no topic either. */
const isFunctionWord = ({ word, kind }: Segment) =>
  /^(?:r|p|c|u(?!g)|d|y|e|o|m|q|f|w)/.test(kind) || !/^\p{Script=Han}+$/u.test(word)

/** A verb or an adjective says what is done, not what it is about; joined to its noun it does. */
const standsAlone = (one: Segment | undefined) =>
  one !== undefined && (one.own || (one.word.length >= 2 && !/^(?:v|vd|a|ad)$/.test(one.kind)))

type Run = readonly Segment[]
type Title = readonly Run[]

/** A title as runs of words that mean something; what stands between two runs keeps them apart. */
function runsOf(title: readonly Segment[]): Run[] {
  const runs: Segment[][] = [[]]
  for (const [at, segment] of title.entries()) {
    // One character after a number is its unit: 102路, 3号.
    const unit = segment.word.length === 1 && /\d$/.test(title[at - 1]?.word ?? '')
    if (!segment.own && (unit || filler.has(segment.word) || isFunctionWord(segment))) runs.push([])
    else runs.at(-1)?.push(segment)
  }
  return runs.filter(({ length }) => length > 0)
}

/** In how many titles each thing stands. */
function count(titles: readonly Title[], of: (run: Run) => string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const runs of titles)
    for (const one of new Set(runs.flatMap(of))) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

const words = (run: Run) => run.map(({ word }) => word)
const pairKey = (a: Segment, b: Segment) => `${a.word} ${b.word}`
const pairs = (run: Run) =>
  run.flatMap((segment, at) => {
    const next = run[at + 1]
    return next ? [pairKey(segment, next)] : []
  })

/** One pass over a run: neighbours that stand close are joined, the closest first. */
function joinOnce(run: Run, closeness: (a: Segment | undefined, b: Segment | undefined) => number): Run {
  const whole: Segment[] = []
  for (let at = 0; at < run.length; at++) {
    const [a, b] = [run[at], run[at + 1]]
    if (!a) continue
    const close = closeness(a, b)
    if (b && close > 0 && close >= closeness(b, run[at + 2])) {
      whole.push({ word: a.word + b.word, kind: 'n', own: a.own || b.own })
      at += 1
    } else whole.push(a)
  }
  return whole
}

/** Learns from all titles which neighbours hardly ever stand without each other, and joins them. */
function joiner(titles: readonly Title[], least: number): (title: Title) => Title {
  const rounds: ((title: Title) => Title)[] = []
  let all = titles
  for (let round = 0; round < ROUNDS; round++) {
    const [alone, together] = [count(all, words), count(all, pairs)]
    const closeness = (a: Segment | undefined, b: Segment | undefined) => {
      if (!a || !b || a.word.length + b.word.length > LONGEST) return 0
      const both = together.get(pairKey(a, b)) ?? 0
      const share = both / Math.min(alone.get(a.word) ?? 1, alone.get(b.word) ?? 1)
      return both >= least && share >= TOGETHER ? both * share : 0
    }
    const join = (title: Title) => title.map((run) => joinOnce(run, closeness))
    all = all.map(join)
    rounds.push(join)
  }
  return (title) => rounds.reduce((runs, join) => join(runs), title)
}

/**
 * What people write about more than they otherwise do. A word weighs by the titles it stands in and by how much more
 * often it does so than in the background; compounds and the site's own words weigh more. A part that mostly stands in a
 * longer one is left to that. Nothing is a topic before it comes `least` times.
 */
export function topicsOf(titles: Titles, least: number, most: number): Topic[] {
  const now = titles.now.map(runsOf)
  const before = titles.before.map(runsOf)
  const background = titles.background.map(runsOf)
  const join = joiner([...now, ...background], least)
  // A word counts by itself and in what it was joined to.
  const inBoth = (title: Title) => [...title, ...join(title)]
  const said = now.map(inBoth)
  const counts = count(said, words)
  const earlier = count(before.map(inBoth), words)
  const usual = count(background.map(inBoth), words)
  const known = new Map(said.flat(2).map((one) => [one.word, one]))
  const weight = (word: string, n: number) => {
    const often = ((usual.get(word) ?? 0) + 0.5) / (background.length + 1)
    const rise = background.length === 0 ? 1 : n / now.length / often
    const compound = word.length >= 4 ? 1.5 : word.length === 3 ? 1.25 : 1
    return n * Math.log2(1 + rise) * compound * (known.get(word)?.own ? OWN_WEIGHT : 1)
  }
  const candidates = [...counts]
    .filter(([word, n]) => n >= least && standsAlone(known.get(word)))
    .map(([word, n]) => ({ word, n, weight: weight(word, n) }))
    .sort((a, b) => b.weight - a.weight || b.n - a.n || (a.word < b.word ? -1 : 1))
  const topics: Topic[] = []
  for (const { word, n } of candidates) {
    if (topics.length === most) break
    const covered = candidates.some(
      (other) => other.word.length > word.length && other.n >= n * COVERED && other.word.includes(word),
    )
    if (!covered) topics.push({ word, now: n, before: earlier.get(word) ?? 0 })
  }
  return topics
}
