import { useQuery } from '@tanstack/react-query'
import type { WebsiteReport } from '@yangguang/server/contract/portal/website-report'
import { Button, Card, Col, Row, Select, Space, Statistic } from 'antd'
import { useMemo, useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Picture } from '../../ui/picture.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

/** What 《政府网站工作年度报表》 asks for, counted from the records of the year. */
export function YearlyReport({ id }: { id: string }) {
  const thisYear = Number(today().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const report = useQuery({
    queryKey: ['website-report', id, year],
    queryFn: () => api.get<WebsiteReport>(`/sites/${id}/yearly?year=${year}`),
  })
  return (
    <div className="stack">
      <Select
        aria-label="年度"
        value={year}
        onChange={setYear}
        style={{ width: 120 }}
        options={Array.from({ length: 5 }, (_, back) => ({
          value: thisYear - back,
          label: `${thisYear - back}年`,
        }))}
      />
      <Loaded query={report}>{(data) => <Figures id={id} data={data} />}</Loaded>
    </div>
  )
}

function Figures({ id, data }: { id: string; data: WebsiteReport }) {
  const option = useMemo(
    () => ({
      grid: { left: 60, right: 20, top: 20, bottom: 30 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: data.views.byMonth.map(({ month }) => `${Number(month.slice(5))}月`) },
      yAxis: { type: 'value' },
      series: [{ type: 'bar', name: '访问量', data: data.views.byMonth.map(({ views }) => views) }],
    }),
    [data],
  )
  return (
    <>
      <Space wrap>
        <span>报表应于 {data.dueOn} 前在网站首页发布。</span>
        <Button href={`/api/sites/${id}/yearly/data.csv?year=${data.year}`}>下载数据</Button>
      </Space>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={6}>
          <Card size="small">
            <Statistic title={`${data.year}年网站总访问量`} value={data.views.total} suffix="次" />
            <p className="quiet">按页面统计，不记录访问者的地址和行踪。</p>
          </Card>
        </Col>
        <Col xs={24} lg={18}>
          <Card size="small" title="各月访问量">
            <Picture option={option} label={`${data.year}年各月访问量`} height={220} />
          </Card>
        </Col>
      </Row>
      <Row gutter={[16, 16]}>
        <Col xs={24} lg={12}>
          <Card size="small" title="各部分访问量">
            <Table
              size="small"
              rowKey="part"
              pagination={false}
              dataSource={data.views.byPart}
              locale={{ emptyText: '还没有记录。' }}
              columns={[
                { title: '部分', dataIndex: 'part' },
                { title: '访问量', dataIndex: 'views', align: 'right' },
              ]}
            />
          </Card>
        </Col>
        <Col xs={24} lg={12}>
          <Card size="small" title="报表指标">
            <Table
              size="small"
              rowKey={(row) => row.head + row.label}
              pagination={false}
              dataSource={data.heads.flatMap(({ head, rows }) =>
                rows.length > 0
                  ? rows.map((row) => ({ head, ...row, shown: `${row.value} ${row.unit}` }))
                  : [{ head, label: '没有由系统统计的指标，按实际填报', value: 0, unit: '', shown: '—' }],
              )}
              columns={[
                { title: '类别', dataIndex: 'head', width: 110 },
                { title: '指标', dataIndex: 'label' },
                { title: '数值', dataIndex: 'shown', align: 'right', width: 120 },
              ]}
            />
          </Card>
        </Col>
      </Row>
    </>
  )
}
