import { diffArrays } from 'diff'

/** A stretch of blocks on which two texts agree, or differ. */
export type Stretch =
  | { kind: 'same'; blocks: readonly string[] }
  | { kind: 'differs'; mine: readonly string[]; theirs: readonly string[]; suggested: Choice | undefined }
export type Choice = 'mine' | 'theirs' | 'both'

/** The blocks of a text: paragraphs, headings, lists, tables, pictures. */
export function blocksOf(html: string): string[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  return [...parsed.body.children].map((element) => element.outerHTML)
}

/**
 * Two texts that began as the same one, stretch by stretch. Where only one side changed a stretch, that side is
 * suggested; where both did, nobody is.
 */
export function compareTexts(base: string, mine: string, theirs: string): Stretch[] {
  const known = new Set(blocksOf(base))
  const changed = (own: readonly string[], other: readonly string[]) =>
    own.some((block) => !known.has(block)) || (own.length === 0 && other.some((block) => known.has(block)))
  const stretches: Stretch[] = []
  let left: string[] = []
  let right: string[] = []
  const close = () => {
    if (left.length + right.length === 0) return
    const [byMe, byThem] = [changed(left, right), changed(right, left)]
    const suggested = byMe === byThem ? undefined : byMe ? 'mine' : 'theirs'
    stretches.push({ kind: 'differs', mine: left, theirs: right, suggested })
    left = []
    right = []
  }
  for (const part of diffArrays(blocksOf(mine), blocksOf(theirs))) {
    if (part.removed) left.push(...part.value)
    else if (part.added) right.push(...part.value)
    else {
      close()
      stretches.push({ kind: 'same', blocks: part.value })
    }
  }
  close()
  return stretches
}

/** The text that the choices make. */
export function mergedText(
  stretches: readonly Stretch[],
  choices: Readonly<Record<number, Choice | undefined>>,
): string {
  return stretches
    .flatMap((stretch, at) => {
      if (stretch.kind === 'same') return stretch.blocks
      const choice = choices[at]
      if (choice === 'theirs') return stretch.theirs
      if (choice === 'both') return [...stretch.mine, ...stretch.theirs]
      return stretch.mine
    })
    .join('')
}
