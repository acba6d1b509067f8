import type { Aids, ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Card, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { Picture } from '../../ui/picture.tsx'
import { Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { cellLabels } from './labels.ts'

type Row = {
  cell: string
  label: string
  now: number
  then: number | null
  change: number | null
  rate: number | null
}
type Against = 'sameDay' | 'last'

/** Shown as a picture, in this order; the table has all. */
const pictured = [
  'requests.received.total',
  'requests.total.total',
  'requests.granted.total',
  'requests.partial.total',
  'requests.carriedOut.total',
  'remedies.reconsideration.total',
  'proactive.normativeDocuments.made',
]

/** A figure that moves by half or more wants an explanation before January. */
const SUDDEN = 0.5

/** This year's figures beside last year's: what drifts shows while there is time to look into it. */
export function Drift({
  report,
  aids,
  onOpen,
}: {
  report: ReportDetail
  aids: Aids | undefined
  onOpen: (cell: string) => void
}) {
  const [against, setAgainst] = useState<Against>(report.yearOver ? 'last' : 'sameDay')
  const labels = useMemo(() => cellLabels(report.format), [report.format])
  const rows = useMemo(() => rowsOf(aids, against, labels), [aids, against, labels])
  const option = useMemo(() => picture(rows, against, report.year), [rows, against, report.year])
  if (!aids) return null
  return (
    <Card
      id="drift"
      size="small"
      title="与上年对照"
      extra={
        <Segmented<Against>
          size="small"
          value={against}
          onChange={setAgainst}
          options={[
            { value: 'sameDay', label: `上年同期（至${aids.drift.thenUntil.slice(5)}）` },
            { value: 'last', label: '上年报告' },
          ]}
        />
      }
    >
      {rows.length === 0 ? (
        <Nothing>两年都还没有可以对照的数据。</Nothing>
      ) : (
        <>
          <Picture option={option} label={`${report.year}年主要数据与上年对照`} height={260} />
          <Table<Row>
            size="small"
            rowKey="cell"
            dataSource={rows}
            pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
            least="max-content"
            columns={[
              { title: '数据项', dataIndex: 'label' },
              {
                title: `本年（至${aids.drift.until.slice(5)}）`,
                dataIndex: 'now',
                align: 'right',
                render: (now: number, row) =>
                  report.cells[row.cell]?.origin === 'entered' ? (
                    now
                  ) : (
                    <a
                      href={`#${row.cell}`}
                      onClick={(event) => {
                        event.preventDefault()
                        onOpen(row.cell)
                      }}
                    >
                      {now}
                    </a>
                  ),
              },
              {
                title: '上年',
                dataIndex: 'then',
                align: 'right',
                render: (then: number | null) => then ?? '—',
              },
              {
                title: '增减',
                dataIndex: 'change',
                align: 'right',
                sorter: (a, b) => Math.abs(a.change ?? 0) - Math.abs(b.change ?? 0),
                render: (change: number | null, row) => <Change change={change} rate={row.rate} />,
              },
            ]}
          />
        </>
      )}
    </Card>
  )
}

function Change({ change, rate }: { change: number | null; rate: number | null }) {
  if (change === null) return '—'
  const sudden = rate !== null && Math.abs(rate) >= SUDDEN && Math.abs(change) >= 5
  const sign = change > 0 ? '+' : ''
  return (
    <span style={sudden ? { color: '#b3141a', fontWeight: 600 } : undefined}>
      {sign}
      {change}
      {rate !== null && change !== 0 ? `（${sign}${Math.round(rate * 100)}%）` : ''}
    </span>
  )
}

function rowsOf(aids: Aids | undefined, against: Against, labels: ReadonlyMap<string, string>): Row[] {
  return Object.entries(aids?.drift.cells ?? {})
    .filter(([cell]) => cell.endsWith('.total') || cell.startsWith('proactive.'))
    .map(([cell, figures]) => {
      const then = figures[against]
      const change = then === null ? null : Math.round((figures.now - then) * 1e6) / 1e6
      return {
        cell,
        label:
          cell === 'requests.total.total'
            ? '办理结果总计'
            : (labels.get(cell) ?? cell).replace(/ · 总计$/, ''),
        now: figures.now,
        then,
        change,
        rate: change === null || !then ? null : change / then,
      }
    })
}

function picture(rows: readonly Row[], against: Against, year: number) {
  const shown = pictured.flatMap((cell) => rows.filter((row) => row.cell === cell))
  return {
    aria: { enabled: true },
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: { left: 8, right: 16, top: 32, bottom: 8, containLabel: true },
    xAxis: {
      type: 'category',
      data: shown.map((row) => row.label),
      axisLabel: { interval: 0, width: 110, overflow: 'break' },
    },
    yAxis: { type: 'value', minInterval: 1 },
    series: [
      {
        name: against === 'sameDay' ? `${year - 1}年同期` : `${year - 1}年报告`,
        type: 'bar',
        barMaxWidth: 28,
        itemStyle: { color: '#b9c3ce' },
        data: shown.map((row) => row.then ?? 0),
      },
      { name: `${year}年`, type: 'bar', barMaxWidth: 28, data: shown.map((row) => row.now) },
    ],
  }
}
