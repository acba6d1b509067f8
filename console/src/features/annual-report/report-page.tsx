import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReviewViewData } from '@yangguang/server/contract/foundation/review'
import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { reportStateLabels, scopeLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, App, Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { ReviewSteps } from '../../ui/review-steps.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { EnterCell } from './enter-cell.tsx'
import { Findings } from './findings.tsx'
import { RecordsDrawer } from './records-drawer.tsx'
import { ReportTables } from './report-tables.tsx'
import { Sections } from './sections.tsx'

/** The workspace of one report: prose, official tables, what does not hold, review and publication. */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const report = useQuery({
    queryKey: ['report', id],
    queryFn: () => api.get<ReportDetail>(`/reports/${id}`),
  })
  return <Loaded query={report}>{(data) => <Workspace report={data} />}</Loaded>
}

function Workspace({ report }: { report: ReportDetail }) {
  const queries = useQueryClient()
  const [opened, setOpened] = useState<string>()
  const [entering, setEntering] = useState<string>()
  const reviews = useQuery({
    queryKey: ['report-reviews', report.id],
    queryFn: () => api.get<ReviewViewData[]>(`/reports/${report.id}/reviews`),
  })
  const reload = () => void queries.invalidateQueries({ queryKey: ['report', report.id] })
  const live = report.state === 'draft' || report.state === 'returned'
  return (
    <Space orientation="vertical" size="large" style={{ width: '100%' }}>
      <PageHead
        title={`${report.bodyName}${report.year}年政府信息公开工作年度报告`}
        extra={<Acts report={report} />}
      >
        <p>
          {reportStateLabels[report.state]}　统计范围：{scopeLabels[report.scope]}（{report.bodies.length}
          个机关）　期限：{report.dueOn}　
          {live ? `数据截至 ${moment(report.asOf)}，随台账变化` : '数据已冻结'}
        </p>
      </PageHead>
      {report.bodies.length > 1 ? (
        <details>
          <summary>覆盖的机关</summary>
          {report.bodies.map((body) => body.name).join('、')}
        </details>
      ) : null}
      <Findings report={report} />
      <Sections report={report} />
      <ReportTables report={report} onOpen={setOpened} onEnter={setEntering} />
      {(reviews.data ?? []).map((review) => (
        <ReviewSteps key={review.id} review={review} onDecided={reload} />
      ))}
      <RecordsDrawer reportId={report.id} cell={opened} live={live} onClose={() => setOpened(undefined)} />
      {entering ? <EnterCell report={report} cell={entering} onClose={() => setEntering(undefined)} /> : null}
    </Space>
  )
}

function Acts({ report }: { report: ReportDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (verb: 'submit' | 'publish') =>
      api.post(`/reports/${report.id}/${verb}`, verb === 'submit' ? { version: report.version } : {}),
    async onSuccess(_, verb) {
      message.success(verb === 'submit' ? '已送审，数据已冻结' : '已发布')
      await queries.invalidateQueries()
    },
  })
  return (
    <Space orientation="vertical" align="end">
      {report.may.edit ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate('submit')}>
          提交审核
        </Button>
      ) : null}
      {report.may.publish ? (
        <Popconfirm
          title="发布后数据不再变化，确认发布？"
          okText="发布"
          cancelText="取消"
          onConfirm={() => act.mutate('publish')}
        >
          <Button type="primary" loading={act.isPending}>
            发布
          </Button>
        </Popconfirm>
      ) : null}
      {report.state === 'published' ? <a href={`/reports/${report.id}`}>在门户查看</a> : null}
      {act.isError ? <Alert type="error" showIcon title={act.error.message} /> : null}
    </Space>
  )
}
