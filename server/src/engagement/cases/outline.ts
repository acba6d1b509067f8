import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { siteById } from '#foundation/sites'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { z } from '#platform/http'
import type { Ring } from './contract.ts'
import type { Tables } from './tables.ts'

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number())
const ring = z.array(position).min(4)
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring).min(1)).min(1) }),
])
const feature = z.object({ type: z.literal('Feature'), geometry })
const outline = z.union([
  geometry,
  feature,
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature).min(1) }),
])

/** More than this draws no finer on a screen. */
const POINTS_MOST = 20_000

/** The rings of a GeoJSON of areas; undefined where it is none. */
export function ringsOf(geojson: unknown): Ring[] | undefined {
  const parsed = outline.safeParse(geojson)
  if (!parsed.success) return undefined
  const { data } = parsed
  const features = data.type === 'FeatureCollection' ? data.features : [data]
  const rings = features.flatMap((one) => {
    const shape = one.type === 'Feature' ? one.geometry : one
    return shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat()
  })
  // A hundred thousandth of a degree is a metre.
  return rings.map((points) => points.map(([lng, lat]) => [round(lng), round(lat)]))
}

const round = (degrees: number) => Math.round(degrees * 100_000) / 100_000

/** Loads the outline of a site's area, or takes it away. */
export async function saveOutline(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  input: { site: string; geojson: unknown },
): Promise<void> {
  const site = await siteById(tx, input.site)
  if (!site) throw new Refusal('cases.no_site', 404)
  const own = tx.withTables<Tables>()
  const rings = input.geojson === null ? [] : ringsOf(input.geojson)
  if (!rings) throw new Refusal('cases.not_geojson', 422)
  const points = rings.reduce((sum, { length }) => sum + length, 0)
  if (points > POINTS_MOST) throw new Refusal('cases.outline_too_fine', 422, { most: POINTS_MOST })
  if (rings.length === 0) await own.deleteFrom('cases_outline').where('site_id', '=', site.id).execute()
  else {
    const row = {
      ...{ name: site.name, rings: sql<Ring[]>`${JSON.stringify(rings)}::jsonb` },
      ...{ saved_by: actor?.id ?? null, saved_at: clock.now() },
    }
    await own
      .insertInto('cases_outline')
      .values({ site_id: site.id, ...row })
      .onConflict((conflict) => conflict.column('site_id').doUpdateSet(row))
      .execute()
  }
  await record(tx, clock, {
    kind: 'case_outline.saved',
    subject: { kind: 'site', id: site.id },
    body: site.hostBodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: { points },
  })
}

export async function listOutlines(db: Db): Promise<{ site: string; name: string; rings: Ring[] }[]> {
  return db
    .withTables<Tables>()
    .selectFrom('cases_outline')
    .select(['site_id as site', 'name', 'rings'])
    .orderBy('name')
    .execute()
}
