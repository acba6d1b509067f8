import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { DutyRow } from '@yangguang/server/contract/oversight/annual-report'
import { reportStateLabels, scopeLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Button, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { reportsQuestion } from './questions.ts'
import { ScreenLink } from './screen-link.tsx'

const FIRST_YEAR = 2008

/** Where each body's report of a year stands, with the light of its last day. */
export function ReportListPage() {
  const search = useSearch({ strict: false }) as { year?: number }
  const navigate = useNavigate()
  const last = dayjs().year() - 1
  const year = search.year ?? last
  const duties = useQuery(reportsQuestion({ year }))
  const years = Array.from({ length: last + 2 - FIRST_YEAR }, (_, back) => last + 1 - back)
  return (
    <>
      <PageHead
        title="年度报告"
        extra={
          <Select
            aria-label="报告年度"
            value={year}
            style={{ width: 120 }}
            options={years.map((value) => ({ value, label: `${value}年度` }))}
            onChange={(value) => navigate({ href: `/console/reports?year=${value}` })}
          />
        }
      />
      <Loaded query={duties}>{(rows) => <Duties rows={rows} />}</Loaded>
    </>
  )
}

function Duties({ rows }: { rows: DutyRow[] }) {
  const [opening, setOpening] = useState<DutyRow>()
  const compiles = useMe().roles.some(({ role }) => role === 'disclosure_office')
  return (
    <>
      <Table<DutyRow>
        rowKey="bodyId"
        dataSource={rows}
        size="middle"
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Nothing>您负责的单位这一年度没有应当编制的报告。</Nothing> }}
        least={720}
        columns={[
          {
            title: '机关',
            dataIndex: 'bodyName',
            render: (name: string, row) =>
              row.report ? <ScreenLink to={`/reports/${row.report.id}`}>{name}</ScreenLink> : name,
          },
          {
            title: '进度',
            width: 130,
            render: (_, { report }) =>
              report
                ? `${reportStateLabels[report.state]}${report.edition > 1 ? `（第${report.edition}版）` : ''}`
                : '未开始',
          },
          { title: '期限', dataIndex: 'dueOn', width: 110 },
          {
            title: '预警',
            dataIndex: 'light',
            width: 90,
            render: (light: DutyRow['light']) => <Light light={light} />,
          },
          { title: '距期限', width: 170, render: (_, row) => leftOf(row) },
          {
            title: '操作',
            width: 100,
            render: (_, row) =>
              row.report === null && compiles ? (
                <Button
                  size="small"
                  onClick={() => setOpening(row)}
                  aria-label={`开始编制${row.bodyName}报告`}
                >
                  开始编制
                </Button>
              ) : null,
          },
        ]}
      />
      {opening ? <Opening duty={opening} onClose={() => setOpening(undefined)} /> : null}
    </>
  )
}

/** Working days to the last day, or past it; nothing once the report is out. */
function leftOf({ daysLeft }: DutyRow): string {
  if (daysLeft === null) return '—'
  return daysLeft < 0 ? `已逾期${-daysLeft}个工作日` : `还有${daysLeft}个工作日`
}

/** Which bodies the figures cover is chosen once, at the beginning. */
function Opening({ duty, onClose }: { duty: DutyRow; onClose: () => void }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [scope, setScope] = useState(duty.scopes[0] ?? 'own')
  const open = useMutation({
    mutationFn: () => api.post<{ id: string }>('/reports', { bodyId: duty.bodyId, year: duty.year, scope }),
    async onSuccess({ id }) {
      await queries.invalidateQueries({ queryKey: ['reports'] })
      await navigate({ href: `/console/reports/${id}` })
    },
  })
  return (
    <Dialog
      title={`开始编制${duty.bodyName}${duty.year}年度报告`}
      onCancel={onClose}
      onOk={() => open.mutate()}
      okText="开始编制"
      cancelText="取消"
      confirmLoading={open.isPending}
    >
      {open.isError ? <Alert type="error" showIcon title={open.error.message} /> : null}
      <p>统计范围</p>
      <Radio.Group
        value={scope}
        onChange={(event) => setScope(event.target.value)}
        options={duty.scopes.map((value) => ({ value, label: scopeLabels[value] }))}
      />
    </Dialog>
  )
}
