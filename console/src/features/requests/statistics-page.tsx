import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { RequestTopic } from '@yangguang/server/contract/requests/requests'
import { Card, Progress, Select, Statistic } from 'antd'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { outcomesQuestion, statisticsQuestion } from './questions.ts'

const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10)

/** How the year's answers went: in time or not, how many days, with what outcome. */
export function RequestStatisticsPage() {
  const search: { year?: number | undefined } = useSearch({ strict: false })
  const navigate = useNavigate()
  const thisYear = Number(today().slice(0, 4))
  const year = search.year ?? thisYear
  const figures = useQuery(statisticsQuestion({ year }))
  const outcomes = useQuery(outcomesQuestion)
  const labelOf = (code: string) => outcomes.data?.find((one) => one.code === code)?.label ?? code
  return (
    <>
      <PageHead
        title="办理情况统计"
        extra={
          <Select
            aria-label="年度"
            value={year}
            options={[0, 1, 2, 3, 4].map((back) => ({
              value: thisYear - back,
              label: `${thisYear - back}年`,
            }))}
            onChange={(next) => navigate({ to: '/request-statistics', search: { year: next } })}
            style={{ width: 120 }}
          />
        }
      />
      <Loaded query={figures}>
        {({ bodies, outcomes: counts, satisfaction }) => {
          const decided = bodies.reduce((sum, body) => sum + body.decided, 0)
          const inTime = bodies.reduce((sum, body) => sum + body.inTime, 0)
          const most = Math.max(1, ...counts.map((one) => one.count))
          return (
            <div className="stack">
              <Card size="small">
                <div style={{ display: 'flex', gap: 48, flexWrap: 'wrap' }}>
                  <Statistic title="答复" value={decided} suffix="件" />
                  <Statistic title="按期答复率" value={share(inTime, decided)} suffix="%" />
                  <Statistic
                    title="在办"
                    value={bodies.reduce((sum, body) => sum + body.open, 0)}
                    suffix="件"
                  />
                  <Statistic
                    title="超期未答"
                    value={bodies.reduce((sum, body) => sum + body.late, 0)}
                    suffix="件"
                  />
                  <Statistic
                    title={`满意率（${satisfaction.rated} 人评价）`}
                    {...(satisfaction.rated === 0
                      ? { value: '—' }
                      : { value: share(satisfaction.satisfied, satisfaction.rated), suffix: '%' })}
                  />
                </div>
              </Card>
              <Card size="small" title="处理结果">
                {counts.length === 0 ? <Nothing>这一年还没有答复。</Nothing> : null}
                {counts.map((one) => (
                  <div key={one.outcome} style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
                    <span style={{ flex: '0 0 320px' }}>{labelOf(one.outcome)}</span>
                    <Progress
                      percent={(one.count / most) * 100}
                      format={() => `${one.count} 件`}
                      strokeColor="#7c1317"
                      status="normal"
                      aria-label={labelOf(one.outcome)}
                    />
                  </div>
                ))}
              </Card>
              <Table
                rowKey="id"
                size="middle"
                dataSource={bodies}
                least="max-content"
                pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
                locale={{ emptyText: <Nothing>这一年没有申请。</Nothing> }}
                columns={[
                  { title: '机关', dataIndex: 'name' },
                  { title: '答复', dataIndex: 'decided', align: 'right' },
                  {
                    title: '按期',
                    align: 'right',
                    render: (_: unknown, body) =>
                      body.decided === 0 ? '—' : `${body.inTime}（${share(body.inTime, body.decided)}%）`,
                  },
                  { title: '延期', dataIndex: 'extended', align: 'right' },
                  {
                    title: '用时中位数（工作日）',
                    dataIndex: 'median',
                    align: 'right',
                    render: (value: number | null) => value ?? '—',
                  },
                  {
                    title: '九成不超过（工作日）',
                    dataIndex: 'p90',
                    align: 'right',
                    render: (value: number | null) => value ?? '—',
                  },
                  { title: '在办', dataIndex: 'open', align: 'right' },
                  { title: '超期', dataIndex: 'late', align: 'right' },
                ]}
              />
              <Topics />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

/** What several applicants asked for and may be disclosed: better published at once (Art 44). */
function Topics() {
  const topics = useQuery({
    queryKey: ['request-topics'],
    queryFn: () => api.get<RequestTopic[]>('/requests/topics'),
  })
  if (!topics.data || topics.data.length === 0) return null
  return (
    <Card size="small" title="多人申请的事项，建议转为主动公开（条例第四十四条）">
      <Table<RequestTopic>
        rowKey={(topic) => topic.requests[0]?.id ?? topic.asked}
        size="small"
        dataSource={topics.data}
        tableLayout="fixed"
        pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '申请的信息', dataIndex: 'asked' },
          {
            title: '申请人',
            dataIndex: 'applicants',
            width: 80,
            align: 'right',
            render: (count) => `${count} 人`,
          },
          {
            title: '申请',
            width: 210,
            render: (_, topic) =>
              topic.requests.slice(0, 3).map((one) => (
                <div key={one.id} className="spaced">
                  <Link to="/requests/$id" params={{ id: one.id }}>
                    {one.number}
                  </Link>
                </div>
              )),
          },
          {
            title: '办理',
            width: 160,
            render: (_, topic) => (
              <Link to="/documents/new" search={{ title: topic.asked.slice(0, 100) }}>
                起草主动公开信息
              </Link>
            ),
          },
        ]}
      />
    </Card>
  )
}
