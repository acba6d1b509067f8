export interface NormalText {
  text: string
  /** For each character of `text`, where it stood in the original. */
  at: readonly number[]
}

const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/
const nothingToDo = /^[\u0000-\u00ac\u00ae-\u02ff\u4e00-\u9fff\u3001\u3002\n]*$/

/** Full-width digits become plain and invisible characters go, so that neither hides a number; positions are kept. */
export function normalise(original: string): NormalText {
  const at: number[] = []
  if (nothingToDo.test(original)) {
    for (let position = 0; position < original.length; position++) at.push(position)
    return { text: original, at }
  }
  let text = ''
  let position = 0
  for (const character of original) {
    const code = character.charCodeAt(0)
    if (code < 0xad || (code >= 0x4e00 && code <= 0x9fff)) {
      at.push(position)
      text += character
    } else if (!invisible.test(character)) {
      const plain = character.normalize('NFKC')
      for (let unit = 0; unit < plain.length; unit++) at.push(position)
      text += plain
    }
    position += character.length
  }
  return { text, at }
}
