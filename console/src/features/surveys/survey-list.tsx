import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SurveyRow } from '@yangguang/server/contract/engagement/surveys'
import { surveyKindLabels, surveyStateLabels } from '@yangguang/server/contract/engagement/surveys'
import { Button, Tag } from 'antd'
import { useMe } from '../../app/session.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { surveysQuestion } from './questions.ts'

export function SurveyListPage() {
  const me = useMe()
  const list = useQuery(surveysQuestion)
  const works = me.roles.some(({ role }) => ['information_officer', 'disclosure_office'].includes(role))
  return (
    <>
      <PageHead
        title="民意调查"
        extra={
          works ? (
            <Link to="/surveys/new">
              <Button type="primary">设计问卷</Button>
            </Link>
          ) : null
        }
      />
      <Loaded query={list}>
        {(rows) => (
          <Table<SurveyRow>
            rowKey="id"
            size="middle"
            dataSource={rows}
            least="max-content"
            locale={{ emptyText: <Nothing>还没有调查。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: '标题',
                dataIndex: 'title',
                width: 300,
                render: (title: string, row) => (
                  <Link to="/surveys/$id" params={{ id: row.id }}>
                    {title}
                  </Link>
                ),
              },
              {
                title: '类别',
                dataIndex: 'kind',
                width: 110,
                render: (kind: SurveyRow['kind']) => surveyKindLabels[kind],
              },
              { title: '单位', responsive: ['xl'], dataIndex: 'bodyName', width: 200, ellipsis: true },
              {
                title: '状态',
                dataIndex: 'state',
                width: 120,
                render: (state: SurveyRow['state']) => <Tag>{surveyStateLabels[state]}</Tag>,
              },
              { title: '截止日期', dataIndex: 'closesOn', width: 120 },
              {
                title: '答卷',
                key: 'answers',
                width: 110,
                align: 'right',
                render: (_, row) => (row.quota ? `${row.answers} / ${row.quota}` : row.answers),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
