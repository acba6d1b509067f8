export interface Word {
  kind: 'wrong' | 'sensitive' | 'leader'
  word: string
  /** The right spelling; for a leader, the right title. */
  suggestion: string
  level: 'block' | 'warn'
}

export interface WordMatch {
  word: Word
  excerpt: string
}

const titles =
  /(?:党组书记|市委书记|县委书记|区委书记|省委书记|书记|副省长|省长|副市长|市长|副县长|县长|副区长|区长|秘书长|副主任|主任|副局长|局长|副主席|主席|副总理|总理)$/

/** Words of the list that stand in a text, each once; a leader only where the title before the name is another one. */
export function wordsIn(text: string, words: readonly Word[]): WordMatch[] {
  return words.flatMap((word) => {
    if (word.kind === 'leader') {
      let from = text.indexOf(word.word)
      while (from >= 0) {
        const before = text.slice(Math.max(0, from - 8), from).replace(/[\s、，]+$/, '')
        const title = titles.exec(before)?.[0]
        if (title && title !== word.suggestion) return [{ word, excerpt: `${title}${word.word}` }]
        from = text.indexOf(word.word, from + 1)
      }
      return []
    }
    const at = text.indexOf(word.word)
    return at < 0 ? [] : [{ word, excerpt: text.slice(Math.max(0, at - 6), at + word.word.length + 6) }]
  })
}
