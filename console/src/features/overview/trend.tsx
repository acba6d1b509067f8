import type { Overview } from '@yangguang/server/contract/foundation/worklist'
import { Segmented, Table } from 'antd'
import { useMemo, useState } from 'react'
import { Picture } from '../../ui/picture.tsx'

type Week = Overview['weeks'][number]

/** What came and what was done, week by week: as a picture, and as a table with the same numbers. */
export function Trend({ overview }: { overview: Overview }) {
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
        { name: '新收', type: 'bar', data: flows.map((flow) => flow?.came ?? 0) },
        { name: '办结', type: 'line', data: flows.map((flow) => flow?.done ?? 0) },
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
          label={`${label}最近十二周每周新收和办结的件数，可切换为表格查看`}
          height={260}
        />
      ) : (
        <Table<Week>
          rowKey="from"
          size="small"
          pagination={false}
          dataSource={overview.weeks}
          columns={[
            { title: '周（起始日）', dataIndex: 'from' },
            { title: '新收', align: 'right', render: (_, week) => flowOf(week).came },
            { title: '办结', align: 'right', render: (_, week) => flowOf(week).done },
          ]}
        />
      )}
    </>
  )
}
