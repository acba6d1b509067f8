import { pinyin } from 'pinyin-pro'
import { fold } from './fold.ts'
import { cut } from './words.ts'

/** How far from the beginning of a word its sounds are kept: more is never typed. */
const REACH = 10

const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).map((one) =>
    one.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
const initialOf = (syllable: string) => syllable.charAt(0)

// Marks that no word begins with, so that sounds and words do not meet in one index.
const FULL = 'zpy'
const FIRST = 'zsm'

/** Index words by which a title is found in pinyin or by initial letters, from any word of it on. */
export function soundWords(title: string): string[] {
  const found = new Set<string>()
  const parts = cut(title).map(syllables)
  for (const at of parts.keys()) {
    const following = parts.slice(at).flat().slice(0, REACH)
    if (following.length === 0) continue
    found.add(FULL + following.join(''))
    found.add(FIRST + following.map(initialOf).join(''))
  }
  return [...found]
}

/** The same for a query in Latin letters: beginnings of such words. */
export function soundQuery(letters: string): string {
  return `'${FULL}${letters}':* | '${FIRST}${letters}':*`
}

export function isLetters(term: string): boolean {
  return /^[a-z]{2,40}$/.test(term)
}

/** A phrase by its sounds. */
export function soundsOf(phrase: string): { pinyin: string; initials: string; sound: string } {
  const parts = syllables(fold(phrase))
  return {
    pinyin: parts.join(''),
    initials: parts.map(initialOf).join(''),
    sound: parts.map(confused).join(' '),
  }
}

/** Sounds that many people do not tell apart are one here. */
function confused(syllable: string): string {
  return syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^l/, 'n')
    .replace(/^hu(?=.)/, 'f')
    .replace(/(a|e|i)ng$/, '$1n')
}
