import { Link } from '@tanstack/react-router'
import type { CaseTopics } from '@yangguang/server/contract/engagement/cases'
import { useMemo, useState } from 'react'
import { Table } from '../../ui/table.tsx'

const WIDTH = 640
const HEIGHT = 460
const EDGE = 24

/** Degrees onto the picture: a degree of longitude is as wide as it is on the ground. */
function projection(places: readonly (readonly [number, number])[]) {
  const [lngs, lats] = [places.map(([lng]) => lng), places.map(([, lat]) => lat)]
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180))
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / Math.max((east - west) * narrow, 0.001),
    (HEIGHT - 2 * EDGE) / Math.max(north - south, 0.001),
  )
  const left = (WIDTH - (east - west) * narrow * scale) / 2
  const top = (HEIGHT - (north - south) * scale) / 2
  return ([lng, lat]: readonly [number, number]) =>
    [left + (lng - west) * narrow * scale, top + (north - lat) * scale] as const
}

/** Where matters are: the outline of the area and a point for each, with the same as a table beside it. */
export function PointMap({ points, outlines }: Pick<CaseTopics, 'points' | 'outlines'>) {
  const [chosen, setChosen] = useState('')
  const { areas, marks } = useMemo(() => {
    const rings = outlines.flatMap((outline) => outline.rings)
    const onto = projection([...rings.flat(), ...points.map(({ lng, lat }): [number, number] => [lng, lat])])
    return {
      areas: rings.map((ring) => `M${ring.map((place) => onto(place).map(Math.round).join(' ')).join('L')}Z`),
      marks: points.map(({ id, lng, lat }) => ({ id, at: onto([lng, lat]) })),
    }
  }, [points, outlines])
  return (
    <div className="map-and-table">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${points.length}件诉求的位置，逐件见旁边的表`}
        style={{ width: '100%', background: '#f5f7f9', borderRadius: 4 }}
      >
        <path d={areas.join('')} fill="#ffffff" fillRule="evenodd" stroke="#8b96a1" strokeWidth={1.5} />
        {marks.map(({ id, at: [x, y] }) => (
          <circle
            key={id}
            cx={x}
            cy={y}
            r={id === chosen ? 8 : 5}
            fill={id === chosen ? '#1f5fa8' : '#9b1c1f'}
            fillOpacity={id === chosen ? 1 : 0.6}
            stroke="#ffffff"
          >
            <title>{points.find((point) => point.id === id)?.title}</title>
          </circle>
        ))}
      </svg>
      <Table<CaseTopics['points'][number]>
        rowKey="id"
        size="small"
        dataSource={points}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        onRow={({ id }) => ({
          onMouseEnter: () => setChosen(id),
          style: id === chosen ? { background: '#eef4fb' } : {},
        })}
        columns={[
          {
            title: '来件',
            dataIndex: 'title',
            render: (title: string, { id, number }) => (
              <>
                <Link to="/cases/$id" params={{ id }} onFocus={() => setChosen(id)}>
                  {title}
                </Link>
                <div className="quiet">{number}</div>
              </>
            ),
          },
          { title: '地点', dataIndex: 'place', render: (place: string) => place || '—' },
        ]}
      />
    </div>
  )
}
