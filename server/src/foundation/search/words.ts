import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { fold } from './fold.ts'

const word = /[\p{Script=Han}\p{L}\p{N}]/u

let jieba = Jieba.withDict(dict)
let own = ''
let ownWords: ReadonlySet<string> = new Set()

/** The site's own words, which must not be cut apart; they hold for this process until others are given. */
export function useOwnWords(words: readonly string[]): void {
  const lines = words
    .map((one) => `${fold(one)} 100000 n\n`)
    .sort()
    .join('')
  if (lines === own) return
  jieba = Jieba.withDict(dict)
  if (lines !== '') jieba.loadDict(Buffer.from(lines, 'utf8'))
  own = lines
  ownWords = new Set(words.map(fold))
}

/** Segments in their order, marks between them too, each with its class in the dictionary (n, v, r, …). */
export function classed(text: string): { word: string; kind: string; own: boolean }[] {
  return jieba
    .tag(fold(text), true)
    .map(({ word: segment, tag }) => ({ word: segment, kind: tag, own: ownWords.has(segment) }))
}

/** Segments for the index: long words also give their parts, so that either finds the text. */
export function wordsOf(text: string): string[] {
  return jieba.cutForSearch(fold(text), true).filter((token) => word.test(token))
}

/** Segments in their order, each word whole. */
export function cut(text: string): string[] {
  return jieba.cut(fold(text), true).filter((token) => word.test(token))
}

/** The smallest words inside a segment, where it has any. */
export function partsOf(segment: string): string[] {
  const parts = jieba.cutForSearch(segment, true).filter((token) => word.test(token) && token !== segment)
  return parts.length > 0 ? parts : [segment]
}
