import type { BodyName } from '#foundation/bodies'

const plain = (name: string) => name.normalize('NFKC').replace(/[\s（）()·]/g, '')

/**
 * The body a report is of. Its name as the report has it, or one it bore before; failing that, the one name that stands at
 * the end of the other: a report may leave out the city, a file name may add it. More than one such name is no match.
 */
export function matchBody(
  names: readonly BodyName[],
  publicBody: string | null,
  fileName: string,
): string | undefined {
  const known = names.flatMap(({ bodyId, name, shortName }) => [
    { bodyId, name: plain(name) },
    ...(shortName ? [{ bodyId, name: plain(shortName) }] : []),
  ])
  const sought = plain(publicBody ?? '')
  if (sought !== '') {
    const exact = only(known.filter(({ name }) => name === sought))
    if (exact) return exact
    const tail = only(known.filter(({ name }) => endsLike(name, sought)))
    if (tail) return tail
  }
  const file = plain(fileName)
  const longest = known
    .filter(({ name }) => name.length >= 3 && file.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)
  return only(longest.filter(({ name }) => name.length === longest[0]?.name.length))
}

const endsLike = (name: string, sought: string) =>
  sought.length >= 3 && name.length >= 3 && (name.endsWith(sought) || sought.endsWith(name))

function only(found: readonly { bodyId: string }[]): string | undefined {
  const bodies = new Set(found.map(({ bodyId }) => bodyId))
  return bodies.size === 1 ? [...bodies][0] : undefined
}
