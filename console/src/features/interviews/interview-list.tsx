import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { InterviewRow } from '@yangguang/server/contract/engagement/interviews'
import { interviewStateLabels } from '@yangguang/server/contract/engagement/interviews'
import { Button, Space, Statistic, Tag } from 'antd'
import { useMe } from '../../app/session.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { interviewFiguresQuestion, interviewsQuestion } from './questions.ts'

export function InterviewListPage() {
  const me = useMe()
  const list = useQuery(interviewsQuestion)
  const figures = useQuery(interviewFiguresQuestion)
  const works = me.roles.some(({ role }) => ['information_officer', 'disclosure_office'].includes(role))
  return (
    <>
      <PageHead
        title="在线访谈"
        extra={
          works ? (
            <Link to="/interviews/new">
              <Button type="primary">筹备访谈</Button>
            </Link>
          ) : null
        }
      />
      {figures.data ? (
        <Space size="large" wrap style={{ marginBottom: 16 }}>
          <Statistic title={`${figures.data.year}年访谈`} value={figures.data.held} suffix="次" />
          <Statistic title="主要负责同志参加" value={figures.data.byChief} suffix="次" />
          <Statistic title="网友提问" value={figures.data.questions} suffix="个" />
          <Statistic title="回答提问" value={figures.data.answered} suffix="个" />
        </Space>
      ) : null}
      <Loaded query={list}>
        {(rows) => (
          <Table<InterviewRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{ emptyText: <Nothing>还没有访谈。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: '主题',
                dataIndex: 'title',
                width: 300,
                render: (title: string, row) => (
                  <Link to="/interviews/$id" params={{ id: row.id }}>
                    {title}
                  </Link>
                ),
              },
              {
                title: '嘉宾',
                responsive: ['xl'],
                key: 'guests',
                width: 240,
                render: (_, row) => row.guests.map(({ name, title }) => `${title} ${name}`).join('、'),
              },
              { title: '时间', dataIndex: 'startsAt', width: 140, render: moment },
              {
                title: '状态',
                dataIndex: 'state',
                width: 90,
                render: (state: InterviewRow['state']) => <Tag>{interviewStateLabels[state]}</Tag>,
              },
              {
                title: '提问',
                key: 'questions',
                width: 120,
                render: (_, row) => `${row.questions}（已答${row.answered}）`,
              },
              { title: '实录', dataIndex: 'lines', width: 80, align: 'right' },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
