import type { Overview } from '@yangguang/server/contract/foundation/worklist'
import { Segmented } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { Picture } from '../../ui/picture.tsx'
import { Table } from '../../ui/table.tsx'

type Week = Overview['weeks'][number]

const ways = { came: '新收', done: '办结' } as const

interface Props {
  overview: Overview
  /** A figure that opens its records. */
  figure: (count: number, asked: ListSearch, what: string) => ReactNode
  onOpen: (asked: ListSearch) => void
}

/** What came and what was done, week by week: as a picture, and as a table with the same numbers. */
export function Trend({ overview, figure, onOpen }: Props) {
  const [way, setWay] = useState<'picture' | 'table'>('picture')
  const [kind, setKind] = useState(overview.kinds[0]?.kind ?? '')
  const flowOf = (week: Week) => week.flows.find((flow) => flow.kind === kind) ?? { came: 0, done: 0 }
  const label = overview.kinds.find((candidate) => candidate.kind === kind)?.label ?? ''
  const option = useMemo(() => {
    const flows = overview.weeks.map((week) => week.flows.find((flow) => flow.kind === kind))
    return {
      grid: { left: 40, right: 12, top: 36, bottom: 28 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: overview.weeks.map((week) => week.from.slice(5)) },
      yAxis: { type: 'value', name: '件', minInterval: 1 },
      series: [
        { name: ways.came, type: 'bar', data: flows.map((flow) => flow?.came ?? 0) },
        { name: ways.done, type: 'line', symbolSize: 8, data: flows.map((flow) => flow?.done ?? 0) },
      ],
    }
  }, [overview, kind])
  return (
    <>
      <div className="page-head">
        <Segmented
          aria-label="类别"
          value={kind}
          onChange={setKind}
          options={overview.kinds
            .filter((one) => overview.weeks[0]?.flows.some((flow) => flow.kind === one.kind))
            .map((one) => ({ value: one.kind, label: one.label }))}
        />
        <Segmented
          aria-label="显示方式"
          value={way}
          onChange={setWay}
          options={[
            { value: 'picture', label: '图' },
            { value: 'table', label: '表' },
          ]}
        />
      </div>
      {way === 'picture' ? (
        <Picture
          option={option}
          label={`${label}最近十二周每周新收和办结的件数，可切换为表格查看，点击查看明细`}
          height={260}
          onPick={(name, series) => {
            const week = overview.weeks.find((one) => one.from.slice(5) === name)
            if (week) onOpen({ kind, state: series === ways.done ? 'done' : 'came', from: week.from })
          }}
        />
      ) : (
        <Table<Week>
          rowKey="from"
          size="small"
          pagination={false}
          dataSource={overview.weeks}
          columns={[
            { title: '周（起始日）', dataIndex: 'from' },
            ...(['came', 'done'] as const).map((way) => ({
              title: ways[way],
              align: 'right' as const,
              render: (_: unknown, week: Week) =>
                figure(
                  flowOf(week)[way],
                  { kind, state: way, from: week.from },
                  `${label}${week.from}起一周${ways[way]}`,
                ),
            })),
          ]}
        />
      )}
    </>
  )
}
