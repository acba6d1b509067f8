import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReviewViewData } from '@yangguang/server/contract/foundation/review'
import type { ReportDetail, SectionTexts } from '@yangguang/server/contract/oversight/annual-report'
import { reportStateLabels, scopeLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, App, Button, Card, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { ReviewSteps } from '../../ui/review-steps.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Findings } from './findings.tsx'
import { ReportTables } from './report-tables.tsx'

export function ReportPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['report', id],
    queryFn: () => api.get<ReportDetail>(`/reports/${id}`),
  })
  const reviews = useQuery({
    queryKey: ['report', id, 'reviews'],
    queryFn: () => api.get<ReviewViewData[]>(`/reports/${id}/reviews`),
  })
  return (
    <Loaded query={detail}>
      {(report) => (
        <>
          <PageHead title={`${report.bodyName}${report.year}年度报告`} extra={<Actions report={report} />}>
            <Tag>{reportStateLabels[report.state]}</Tag> 统计范围：{scopeLabels[report.scope]}
            {report.bodies.length > 1 ? `（${report.bodies.length}个机关）` : ''}　公布期限 {report.dueOn}
            {report.digest ? '' : `　数据截至 ${moment(report.asOf)}`}
          </PageHead>
          <div className="two-panes">
            <div className="stack">
              <Sections key={report.version} report={report} part="overview" title="一、总体情况" />
              <ReportTables report={report} />
              <Sections
                key={`p${report.version}`}
                report={report}
                part="problems"
                title="五、存在的主要问题及改进情况"
              />
              <Sections
                key={`o${report.version}`}
                report={report}
                part="other"
                title="六、其他需要报告的事项"
              />
            </div>
            <div className="stack">
              {reviews.data?.map((review) => (
                <ReviewSteps key={review.id} review={review} onDecided={() => {}} />
              ))}
              <Findings report={report} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Actions({ report }: { report: ReportDetail }) {
  const { message, modal } = App.useApp()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (name: 'submit' | 'publish') =>
      api.post(`/reports/${report.id}/${name}`, name === 'submit' ? { version: report.version } : {}),
    async onSuccess(_, name) {
      message.success(name === 'submit' ? '已提交审核，数据已冻结' : '已发布')
      await queries.invalidateQueries()
    },
    onError: (error) => modal.error({ title: '无法办理', content: error.message }),
  })
  return (
    <Space>
      {report.may.edit ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate('submit')}>
          提交审核
        </Button>
      ) : null}
      {report.may.publish ? (
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate('publish')}>
          发布
        </Button>
      ) : null}
      {report.state === 'published' ? (
        <Button href={`/reports/${report.id}`} target="_blank">
          在门户查看
        </Button>
      ) : null}
    </Space>
  )
}

function Sections({
  report,
  part,
  title,
}: {
  report: ReportDetail
  part: keyof SectionTexts
  title: string
}) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [text, setText] = useState(report.sections[part])
  const save = useMutation({
    mutationFn: () =>
      api.put(`/reports/${report.id}/sections`, {
        version: report.version,
        sections: { ...report.sections, [part]: text },
      }),
    async onSuccess() {
      message.success('已保存')
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
    },
  })
  return (
    <Card size="small" title={title}>
      {save.isError ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 8 }} />
      ) : null}
      {report.may.edit ? (
        <>
          <Input.TextArea
            aria-label={title}
            autoSize={{ minRows: 4 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={50_000}
          />
          <Button
            style={{ marginTop: 8 }}
            disabled={text === report.sections[part]}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            保存
          </Button>
        </>
      ) : (
        <div style={{ whiteSpace: 'pre-wrap' }}>{report.sections[part] || '无。'}</div>
      )}
    </Card>
  )
}
