import { saveOutline } from '#engagement/cases'
import type { Day } from '#platform/clock'
import type { Tx } from '#platform/db'
import { clockAt } from './office.ts'
import { chance } from './random.ts'

/** The invented city lies in open water, so that no real place is meant. */
const MIDDLE = { lng: 124.2, lat: 31.1 }
const CORNERS = 36

/** How far the city reaches in a direction, in degrees of latitude. */
const reach = (angle: number) => 0.19 + 0.045 * Math.sin(3 * angle + 0.7) + 0.02 * Math.sin(7 * angle)

const at = (angle: number, share: number): [lng: number, lat: number] => [
  MIDDLE.lng + (Math.cos(angle) * reach(angle) * share) / Math.cos((MIDDLE.lat * Math.PI) / 180),
  MIDDLE.lat + Math.sin(angle) * reach(angle) * share,
]

/** The outline under the map of the indicators. */
export async function drawCity(tx: Tx, site: string, on: Day): Promise<void> {
  const ring = Array.from({ length: CORNERS + 1 }, (_, no) => at(((no % CORNERS) / CORNERS) * 2 * Math.PI, 1))
  const geojson = { type: 'Polygon', coordinates: [ring] }
  await saveOutline(tx, clockAt(on), undefined, { site, geojson })
}

/** One matter in three comes with its position, more of them in the old town. */
export function pointOf(place: string, seed: number): { lng: number; lat: number } | undefined {
  if (place === '' || seed % 3 !== 0) return undefined
  const luck = chance(seed * 31 + 7)
  const [lng, lat] = at((luck.between(0, 3_599) / 3_600) * 2 * Math.PI, (luck.between(5, 95) / 100) ** 1.4)
  return { lng: Number(lng.toFixed(5)), lat: Number(lat.toFixed(5)) }
}
