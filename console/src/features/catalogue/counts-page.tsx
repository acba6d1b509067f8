import { useQuery } from '@tanstack/react-query'
import type { CountTable } from '@yangguang/server/contract/publication/catalogue/classification'
import { Button, Card, Drawer, Select, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { catalogueQuery } from './queries.ts'
import './catalogue.css'

interface Placed {
  id: string
  title: string
  bodyName: string
  publishedOn: string
}

/** How many documents of a year stand at each item of an axis, as of a moment; each figure opens its documents. */
export function CountsPage() {
  const thisYear = Number(today().slice(0, 4))
  const [axis, setAxis] = useState('statutory')
  const [year, setYear] = useState(thisYear)
  const [asOf, setAsOf] = useState('')
  const [opened, setOpened] = useState<{ code: string; title: string }>()
  const catalogue = useQuery(catalogueQuery)
  const moment_ = asOf ? `&asOf=${encodeURIComponent(`${asOf}T15:59:59Z`)}` : ''
  const counts = useQuery({
    queryKey: ['catalogue-counts', axis, year, asOf],
    queryFn: () => api.get<CountTable>(`/catalogue/counts?axis=${axis}&year=${year}${moment_}`),
  })
  const documents = useQuery({
    queryKey: ['catalogue-placed', axis, year, asOf, opened?.code],
    queryFn: () =>
      api.get<Placed[]>(`/catalogue/placed?axis=${axis}&year=${year}&code=${opened?.code}${moment_}`),
    enabled: opened !== undefined,
  })
  return (
    <div className="stack">
      <Space wrap>
        <Select
          aria-label="分类"
          value={catalogue.data ? axis : null}
          onChange={setAxis}
          style={{ width: 220 }}
          options={(catalogue.data?.axes ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        />
        <Select
          aria-label="年度"
          value={year}
          onChange={setYear}
          style={{ width: 110 }}
          options={Array.from({ length: 12 }, (_, back) => ({
            value: thisYear - back,
            label: `${thisYear - back}年`,
          }))}
        />
        <span>
          <label htmlFor="as-of">统计到</label>{' '}
          <DayField id="as-of" value={asOf} max={today()} onChange={setAsOf} />
        </span>
      </Space>
      <Loaded query={counts}>
        {(data) => {
          const most = Math.max(1, ...data.rows.map((row) => row.count))
          const shown = data.rows.filter((row) => row.parent === null || row.count > 0)
          return (
            <Card
              size="small"
              title={`${data.year}年公开 ${data.documents} 件，已归类 ${data.documents - data.unplaced} 件，未归类 ${data.unplaced} 件`}
            >
              <div className="bars">
                {shown.map((row) => (
                  <BarRow key={row.code} row={row} most={most} onOpen={() => setOpened(row)} />
                ))}
              </div>
              <p className="quiet">
                涵盖 {data.bodies} 个单位；一份文件归入几个事项的，在各事项下分别计数。按 {moment(data.asOf)}{' '}
                的归类计算，以后改动归类不影响这一时点的结果。
              </p>
            </Card>
          )
        }}
      </Loaded>
      <Drawer
        title={opened?.title}
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        size={560}
      >
        <Loaded query={documents}>
          {(rows) =>
            rows.length === 0 ? (
              <Nothing>没有文件。</Nothing>
            ) : (
              <ul className="plain-list">
                {rows.map((row) => (
                  <li key={row.id}>
                    <a href={`/console/documents/${row.id}`}>{row.title}</a>
                    <span className="quiet">{row.publishedOn}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Drawer>
    </div>
  )
}

function BarRow({
  row,
  most,
  onOpen,
}: {
  row: CountTable['rows'][number]
  most: number
  onOpen: () => void
}) {
  return (
    <>
      <span style={row.parent ? { paddingLeft: 20 } : {}}>{row.title}</span>
      <span className="track" aria-hidden="true">
        <span className="fill" style={{ width: `${(row.count / most) * 100}%` }} />
      </span>
      {row.count > 0 ? (
        <Button
          type="link"
          size="small"
          onClick={onOpen}
          aria-label={`${row.title} ${row.count} 件，查看文件`}
        >
          {row.count}
        </Button>
      ) : (
        <span className="quiet none">0</span>
      )}
    </>
  )
}
