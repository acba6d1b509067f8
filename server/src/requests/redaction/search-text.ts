/** One run of characters as a reader of PDF finds it on a page: its base line begins at x, y in parts of the page. */
export interface TextPiece {
  text: string
  /** Upper left corner and size, in parts of the page's width and height. */
  x: number
  y: number
  width: number
  height: number
  /** Its characters do not stand side by side from left to right: a hit covers all of it. */
  whole?: true
}

/** A rectangle over a hit. */
export interface Mark {
  x: number
  y: number
  width: number
  height: number
}

/** A hit is covered a little beyond its characters: what is left of a stroke can be guessed. */
const ABOVE_AND_BELOW = 0.12
/** Half ems on each side. Where Latin letters or digits stand in the line, their places are only an estimate. */
const BESIDE = { han: 0.2, mixed: 0.9 }

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/

/** Width of a character in half ems: Han characters are exact, the others as in common print. */
function weightOf(char: string): number {
  if (WIDE.test(char)) return 2
  if (/[ijlft.,:;'|!()[\]\s]/.test(char)) return 0.56
  if (/[mwMW@%]/.test(char)) return 1.7
  return /[A-Z]/.test(char) ? 1.4 : 1.1
}

const fold = (char: string) => char.normalize('NFKC').toLowerCase()

interface Place {
  piece: number
  /** Part of the piece's width before and after the character. */
  from: number
  to: number
}

/**
 * Every occurrence of the words on one page. Spaces and the borders between pieces do not count, so that a name
 * broken over two lines is found; a hit over several pieces gives a mark on each.
 */
export function marksOf(pieces: readonly TextPiece[], words: string): Mark[] {
  const wanted = [...words]
    .filter((char) => /\S/.test(char))
    .map(fold)
    .join('')
  if (wanted === '') return []
  let text = ''
  const places: Place[] = []
  for (const [piece, { text: own }] of pieces.entries()) {
    const chars = [...own]
    const total = chars.reduce((sum, char) => sum + weightOf(char), 0)
    let before = 0
    for (const char of chars) {
      const after = before + weightOf(char)
      if (/\S/.test(char)) {
        const folded = fold(char)
        text += folded
        for (const _ of folded) places.push({ piece, from: before / total, to: after / total })
      }
      before = after
    }
  }
  const marks: Mark[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const hit = places.slice(at, at + wanted.length)
    for (const piece of new Set(hit.map((place) => place.piece))) {
      const own = hit.filter((place) => place.piece === piece)
      const source = pieces[piece]
      if (source) marks.push(markOver(source, own[0]?.from ?? 0, own.at(-1)?.to ?? 1))
    }
  }
  return marks
}

function markOver(piece: TextPiece, first: number, last: number): Mark {
  const [from, to] = piece.whole ? [0, 1] : [first, last]
  const chars = [...piece.text]
  const halfEm = piece.width / chars.reduce((sum, char) => sum + weightOf(char), 0)
  const padX = halfEm * (chars.every((char) => WIDE.test(char)) ? BESIDE.han : BESIDE.mixed)
  const padY = piece.height * ABOVE_AND_BELOW
  const left = Math.max(0, piece.x + piece.width * from - padX)
  const top = Math.max(0, piece.y - padY)
  return {
    x: left,
    y: top,
    width: Math.min(1, piece.x + piece.width * to + padX) - left,
    height: Math.min(1, piece.y + piece.height + padY) - top,
  }
}
