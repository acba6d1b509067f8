import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { DutyRow } from '@yangguang/server/contract/oversight/annual-report'
import { reportStateLabels } from '@yangguang/server/contract/oversight/annual-report'
import { App, Button, Select, Table, Tag } from 'antd'
import type { ListSearch } from '../../app/router.tsx'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'

/** Where each body's report of a year stands. */
export function ReportListPage() {
  const { page: asked }: ListSearch = useSearch({ strict: false })
  const thisYear = Number(today().slice(0, 4))
  const year = asked && asked > 2000 ? asked : thisYear
  const navigate = useNavigate()
  const list = useQuery({
    queryKey: ['reports', year],
    queryFn: () => api.get<DutyRow[]>(`/reports?year=${year}`),
  })
  return (
    <>
      <PageHead
        title="政府信息公开工作年度报告"
        extra={
          <Select
            aria-label="报告年度"
            value={year}
            onChange={(next) => navigate({ to: '/reports', search: { page: next } })}
            options={Array.from({ length: 8 }, (_, at) => ({
              value: thisYear - at,
              label: `${thisYear - at}年`,
            }))}
          />
        }
      />
      <Loaded query={list}>
        {(rows) => (
          <Table<DutyRow>
            rowKey="bodyId"
            dataSource={rows}
            size="middle"
            scroll={{ x: 'max-content' }}
            pagination={{ pageSize: 50, hideOnSinglePage: true }}
            locale={{ emptyText: <Nothing>没有需要编制年度报告的机关。</Nothing> }}
            columns={[
              { title: '机关', dataIndex: 'bodyName' },
              { title: '公布期限', dataIndex: 'dueOn', width: 130 },
              {
                title: '预警',
                dataIndex: 'light',
                width: 90,
                render: (light: DutyRow['light']) => <Light light={light} />,
              },
              {
                title: '状态',
                width: 110,
                render: (_, row) =>
                  row.report ? (
                    <Tag color={row.report.state === 'published' ? 'green' : 'default'}>
                      {reportStateLabels[row.report.state]}
                    </Tag>
                  ) : (
                    '未开始'
                  ),
              },
              {
                title: '',
                width: 130,
                render: (_, row) => (row.report ? <OpenLink id={row.report.id} /> : <Begin duty={row} />),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}

function OpenLink({ id }: { id: string }) {
  return (
    <Link to="/reports/$id" params={{ id }}>
      打开
    </Link>
  )
}

function Begin({ duty }: { duty: DutyRow }) {
  const me = useMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () =>
      api.post<{ id: string }>('/reports', {
        bodyId: duty.bodyId,
        year: duty.year,
        scope: duty.scopes[0] ?? 'own',
      }),
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: ['reports'] })
      await navigate({ to: '/reports/$id', params: { id } })
    },
    onError: (error) => message.error(error.message),
  })
  if (
    !me.roles.some((role) => role.role === 'disclosure_office') ||
    (duty.bodyId !== me.bodyId && duty.scopes.length === 1)
  )
    return null
  return (
    <Button size="small" loading={begin.isPending} onClick={() => begin.mutate()}>
      开始编制
    </Button>
  )
}
