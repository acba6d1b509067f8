import { useQuery } from '@tanstack/react-query'
import type { Statistics } from '@yangguang/server/contract/oversight/supervision'
import { Button, Card, Space, Statistic } from 'antd'
import { useMemo } from 'react'
import { api } from '../../lib/api.ts'
import { Picture } from '../../ui/picture.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import { bodiesChart, daysChart, reasonsChart, remediesChart, yearsChart } from './charts.ts'
import type { LevelYear } from './supervision-page.tsx'

type Body = Statistics['bodies'][number]
type Outlier = Statistics['outliers'][number]

/** The reports of the level over years and bodies: pictures, what stands out, and the numbers. */
export function FiguresTab({ at }: { at: LevelYear }) {
  const statistics = useQuery({
    queryKey: ['supervision-statistics', at.body, at.year],
    queryFn: () => api.get<Statistics>(`/supervision/statistics?body=${at.body}&year=${at.year}&years=6`),
  })
  return <Loaded query={statistics}>{(data) => <Figures at={at} data={data} />}</Loaded>
}

function Figures({ at, data }: { at: LevelYear; data: Statistics }) {
  const options = useMemo(
    () => ({
      years: yearsChart(data),
      bodies: bodiesChart(data),
      reasons: reasonsChart(data),
      days: daysChart(data),
      remedies: remediesChart(data),
    }),
    [data],
  )
  const now = data.years.at(-1)
  if (!now || data.years.every(({ reports }) => reports === 0))
    return <Nothing>这些年度还没有已发布或者已收录的报告。</Nothing>
  const of = (row: string) => now.cells[`requests.${row}.total`] ?? 0
  const answered = of('total')
  return (
    <div className="stack">
      <Space wrap size="large">
        <Statistic title={`${at.year}年度报告`} value={now.reports} suffix={`／${now.bodies}份`} />
        <Statistic title="新收申请" value={of('received')} suffix="件" />
        <Statistic title="办结" value={answered} suffix="件" />
        <Statistic
          title="予以公开和部分公开"
          value={answered === 0 ? '—' : Math.round(((of('granted') + of('partial')) / answered) * 100)}
          {...(answered === 0 ? {} : { suffix: '%' })}
        />
        <Statistic
          title="答复用时中位数"
          value={data.medianDays ?? '—'}
          {...(data.medianDays === null ? {} : { suffix: '个工作日' })}
        />
        <Button href={`/api/supervision/workbook?body=${at.body}&year=${at.year}&of=statistics`}>
          导出 Excel
        </Button>
      </Space>
      <div className="two-charts">
        <Card size="small" title="历年申请和办理">
          <Picture option={options.years} label="历年新收、办结、结转的申请数量" />
        </Card>
        <Outliers rows={data.outliers} />
        <Card size="small" title="不公开、无法提供和不予处理的理由">
          {data.reasons.length === 0 ? (
            <Nothing>没有这类办理结果。</Nothing>
          ) : (
            <Picture option={options.reasons} label="各项理由的件数" />
          )}
        </Card>
        <Card size="small" title="历年行政复议和行政诉讼">
          <Picture option={options.remedies} label="历年行政复议和行政诉讼的件数" />
        </Card>
        <Card size="small" title="各单位新收申请（前二十位）">
          <Picture
            option={options.bodies}
            label="各单位新收申请数量与上年对照"
            height={Math.max(280, Math.min(20, data.bodies.length) * 26 + 70)}
          />
        </Card>
        <Card size="small" title="答复用时中位数（工作日）">
          {data.bodies.every(({ medianDays }) => medianDays === null) ? (
            <Nothing>没有可以计算用时的记录。</Nothing>
          ) : (
            <Picture
              option={options.days}
              label="各单位答复用时中位数"
              height={Math.max(280, Math.min(20, data.bodies.length) * 26 + 70)}
            />
          )}
        </Card>
      </div>
      <Bodies rows={data.bodies} />
    </div>
  )
}

function Outliers({ rows }: { rows: Outlier[] }) {
  return (
    <Card size="small" title={`值得核实的数据（${rows.length}）`}>
      {rows.length === 0 ? (
        <Nothing>没有明显偏离同类单位的数据，也没有比上年突然变化的数据。</Nothing>
      ) : (
        <ul className="outliers">
          {rows.map((row) => (
            <li key={`${row.bodyId}${row.measure}`}>
              {row.bodyName}：{row.measure}
              {row.value}，{row.why}。
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

const by = (key: keyof Body) => (a: Body, b: Body) => Number(a[key] ?? -1) - Number(b[key] ?? -1)
const number = (title: string, key: keyof Body) => ({
  title,
  dataIndex: key,
  align: 'right' as const,
  sorter: by(key),
  render: (value: number | null) => value ?? '—',
})

function Bodies({ rows }: { rows: Body[] }) {
  return (
    <Table<Body>
      rowKey="reportId"
      size="small"
      dataSource={rows}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      least="max-content"
      columns={[
        {
          title: '单位',
          dataIndex: 'bodyName',
          render: (name: string, row) => <ScreenLink to={`/reports/${row.reportId}`}>{name}</ScreenLink>,
        },
        number('新收', 'received'),
        number('上年新收', 'previous'),
        number('办结', 'decided'),
        number('予以公开', 'granted'),
        number('部分公开', 'partial'),
        number('不予公开', 'refused'),
        number('结转', 'carriedOut'),
        number('复议诉讼', 'remedies'),
        number('被纠正', 'corrected'),
        number('答复用时中位数', 'medianDays'),
      ]}
    />
  )
}
