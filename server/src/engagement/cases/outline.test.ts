import { describe, expect, it } from 'vitest'
import { ringsOf } from './outline.ts'

const ring = [
  [120, 30],
  [121, 30],
  [121, 31],
  [120, 30],
]
const polygon = { type: 'Polygon', coordinates: [ring] }

describe('the outline of an area', () => {
  it.each([
    ['a polygon', polygon, 1],
    ['a feature', { type: 'Feature', properties: { name: '景澜' }, geometry: polygon }, 1],
    ['several parts', { type: 'MultiPolygon', coordinates: [[ring], [ring]] }, 2],
    [
      'a collection',
      { type: 'FeatureCollection', features: [{ type: 'Feature', properties: null, geometry: polygon }] },
      1,
    ],
  ])('is read from %s', (_, geojson, rings) => {
    expect(ringsOf(geojson)).toEqual(Array.from({ length: rings }, () => ring))
  })

  it.each([
    ['a point', { type: 'Point', coordinates: [120, 30] }],
    ['degrees beyond the earth', { type: 'Polygon', coordinates: [[...ring.slice(0, 3), [420, 30]]] }],
    [
      'metres of another projection',
      { type: 'Polygon', coordinates: [ring.map(() => [500_000, 3_300_000])] },
    ],
    ['a text', '景澜市'],
  ])('is not %s', (_, geojson) => {
    expect(ringsOf(geojson)).toBeUndefined()
  })
})
