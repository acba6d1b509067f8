import { useSyncExternalStore } from 'react'

const UPWARDS = ['xs', 'sm', 'md', 'lg', 'xl', 'xxl', 'xxxl'] as const
type Width = (typeof UPWARDS)[number]

/**
 * Columns of a table of facts: one, and `most` from a width on. A width that is not named would get the library's own number.
 */
export const columnsFrom = (width: Width, most: number) =>
  Object.fromEntries(UPWARDS.map((name, at) => [name, at < UPWARDS.indexOf(width) ? 1 : most])) as Record<
    Width,
    number
  >

/** Is there room for the columns that only a wide screen shows? */
export const useWide = () => useSyncExternalStore(onWidth, () => wide.matches)

const wide = matchMedia('(min-width: 1200px)')

function onWidth(changed: () => void): () => void {
  wide.addEventListener('change', changed)
  return () => wide.removeEventListener('change', changed)
}
