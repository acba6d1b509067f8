import { fold, numberKey } from './fold.ts'
import { isLetters, soundQuery } from './sounds.ts'
import { cut, partsOf } from './words.ts'

/** A query as it was understood. */
export interface Asked {
  /** As typed, trimmed. */
  q: string
  /** One list of ways to say it for each thing that must occur. */
  wanted: readonly (readonly string[][])[]
  /** Words in Latin letters, which may be pinyin. */
  letters: readonly string[]
  /** Must stand word for word. */
  phrases: readonly string[]
  excluded: readonly string[]
  /** The whole query as a 文号 or 索引号. */
  number: string
  /** To be set off in what is shown. */
  marks: readonly string[]
}

/** Groups of words that mean the same, by each of their words. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

const MOST_CHARACTERS = 200
const MOST_TERMS = 60
/** Words of a question that say nothing of what is looked for. */
const IDLE = new Set(
  '的 了 吗 呢 吧 和 与 及 在 是 有 我 我要 我想 想 要 请问 怎么 怎样 如何 什么 哪里 哪些 哪个 多少 可以 能 能否 关于 一下'.split(
    ' ',
  ),
)

export function parseQuery(typed: string, synonyms: Synonyms): Asked {
  const q = typed.normalize('NFKC').replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS)
  const phrases: string[] = []
  const excluded: string[] = []
  let rest = fold(q).replace(/["“”「]([^"“”」]+)["“”」]/g, (_all, phrase: string) => {
    phrases.push(phrase.trim())
    return ' '
  })
  rest = rest.replace(/(^|\s)[-－—]\s?(\S+)/g, (_all, _space, term: string) => {
    excluded.push(...cut(term))
    return ' '
  })
  const letters: string[] = []
  const wanted: string[][][] = []
  for (const term of rest.split(/[\s,，、;；]+/).filter((one) => one !== '')) {
    if (isLetters(term)) letters.push(term)
    else wanted.push(...waysToSay(term, synonyms))
  }
  const meaningful = wanted.filter((ways) => !ways.every((way) => way.every((token) => IDLE.has(token))))
  const kept = withoutRepeats(meaningful.length + letters.length > 0 ? meaningful : wanted).slice(
    0,
    MOST_TERMS,
  )
  const marks = [...kept.flat(2), ...letters, ...phrases].filter((one) => one.length > 1 || kept.length === 1)
  return {
    q,
    wanted: [...kept, ...phrases.map((phrase) => [cut(phrase)])].filter((ways) =>
      ways.some((way) => way.length > 0),
    ),
    letters: letters.slice(0, MOST_TERMS),
    phrases,
    excluded,
    number: numberKey(q),
    // Longer ones first, so that a part does not break the whole.
    marks: [...new Set(marks)].sort((one, other) => other.length - one.length),
  }
}

/** Said twice, a word asks for nothing more; counted twice, it would seem rarer than it is. */
function withoutRepeats(wanted: readonly string[][][]): string[][][] {
  return [...new Map(wanted.map((ways) => [JSON.stringify(ways), ways])).values()]
}

/** Cuts a term; where neighbouring words together have synonyms, any of those will do. */
function waysToSay(term: string, synonyms: Synonyms): string[][][] {
  const tokens = cut(term)
  const ways: string[][][] = []
  for (let at = 0; at < tokens.length; ) {
    let taken = 1
    let group: readonly string[] | undefined
    for (let end = tokens.length; end > at && !group; end--) {
      group = synonyms.get(tokens.slice(at, end).join(''))
      if (group) taken = end - at
    }
    const token = tokens[at] ?? ''
    ways.push(group ? group.map(cut) : [[token]])
    at += taken
  }
  return ways
}

const quoted = (token: string) => `'${token.replace(/[\\']/g, (mark) => mark + mark)}'`

/** How strictly words must occur: all of them, all of their parts, or any. */
export type Strictness = 'all' | 'parts' | 'any'

/** The query in PostgreSQL's language; undefined when it asks for nothing. */
export function tsQuery(asked: Asked, strictness: Strictness): string | undefined {
  const tokens = (way: readonly string[]) => (strictness === 'all' ? way : way.flatMap(partsOf))
  const wanted = [
    ...asked.wanted.map((ways) => {
      const each = ways
        .filter((way) => way.length > 0)
        .map(
          (way) =>
            `(${tokens(way)
              .map(quoted)
              .join(strictness === 'any' ? ' | ' : ' & ')})`,
        )
      return `(${[...new Set(each)].join(' | ')})`
    }),
    ...asked.letters.map((letters) => `(${quoted(letters)} | ${soundQuery(letters)})`),
  ]
  if (wanted.length === 0) return undefined
  const all = wanted.join(strictness === 'any' ? ' | ' : ' & ')
  return asked.excluded.length === 0
    ? all
    : `(${all}) & ${asked.excluded.map((token) => `!${quoted(token)}`).join(' & ')}`
}
