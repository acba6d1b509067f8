import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReviewViewData } from '@yangguang/server/contract/foundation/review'
import type { Aids, ReportDetail, SectionKey } from '@yangguang/server/contract/oversight/annual-report'
import {
  overviewParts,
  reportStateLabels,
  scopeLabels,
} from '@yangguang/server/contract/oversight/annual-report'
import { Card } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { ReviewSteps } from '../../ui/review-steps.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Acts } from './acts.tsx'
import { Drift } from './drift.tsx'
import { Editions } from './editions.tsx'
import { EnterCell } from './enter-cell.tsx'
import { Fees } from './fees.tsx'
import { Findings } from './findings.tsx'
import { Progress } from './progress.tsx'
import { RecordsDrawer } from './records-drawer.tsx'
import { Reference } from './reference.tsx'
import { ReportTables } from './report-tables.tsx'
import { useTyping } from './use-typing.ts'
import { SaveBar, Writing } from './writing.tsx'
import './workspace.css'

/** The workspace of one report: prose, official tables, what does not hold, review and publication. */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const report = useQuery({
    queryKey: ['report', id],
    queryFn: () => api.get<ReportDetail>(`/reports/${id}`),
  })
  return <Loaded query={report}>{(data) => <Workspace key={data.id} report={data} />}</Loaded>
}

const first: readonly SectionKey[] = ['overview', ...overviewParts.map(({ key }) => key)]

function Workspace({ report }: { report: ReportDetail }) {
  const queries = useQueryClient()
  const [opened, setOpened] = useState<string>()
  const [entering, setEntering] = useState<string>()
  const [at, setAt] = useState<SectionKey>('disclosure')
  const typing = useTyping(report)
  const aids = useQuery({
    queryKey: ['report', report.id, 'aids', report.version],
    queryFn: () => api.get<Aids>(`/reports/${report.id}/aids`),
    placeholderData: (before) => before,
  })
  const reviews = useQuery({
    queryKey: ['report-reviews', report.id],
    queryFn: () => api.get<ReviewViewData[]>(`/reports/${report.id}/reviews`),
  })
  const reload = () => void queries.invalidateQueries({ queryKey: ['report', report.id] })
  const live = report.digest === null
  return (
    <div className="stack">
      <PageHead
        title={`${report.bodyName}${report.year}年政府信息公开工作年度报告`}
        extra={<Acts report={report} typing={typing} />}
      >
        <Meta report={report} live={live} />
      </PageHead>
      <Card size="small">
        <Progress report={report} />
      </Card>
      <Editions report={report} />
      <div className="report-desk">
        <div className="stack" style={{ minWidth: 0 }}>
          <Card size="small" title="一、总体情况" id="part-1">
            <Writing report={report} typing={typing} keys={first} onFocus={setAt} />
          </Card>
          <Card size="small" id="part-2">
            <ReportTables
              format={report.format}
              cells={report.cells}
              findings={typing.findings}
              onOpen={setOpened}
              {...(report.may.edit ? { onEnter: setEntering } : {})}
              evidence={`/api/reports/${report.id}/evidence`}
            />
          </Card>
          <Card size="small" id="part-5">
            <Writing report={report} typing={typing} keys={['problems']} onFocus={setAt} />
          </Card>
          <Card size="small" id="part-6">
            <Fees report={report} onEnter={setEntering} onOpen={setOpened} />
            <Writing report={report} typing={typing} keys={['other']} onFocus={setAt} />
          </Card>
          <SaveBar typing={typing} />
          {report.origin === 'compiled' ? (
            <Drift report={report} aids={aids.data} onOpen={setOpened} />
          ) : null}
        </div>
        <aside className="report-side" aria-label="校验和参考">
          <Findings report={report} findings={typing.findings} checking={typing.checking} />
          {report.may.edit ? <Reference report={report} typing={typing} aids={aids.data} at={at} /> : null}
          {(reviews.data ?? []).map((review) => (
            <ReviewSteps key={review.id} review={review} onDecided={reload} />
          ))}
        </aside>
      </div>
      <RecordsDrawer reportId={report.id} cell={opened} live={live} onClose={() => setOpened(undefined)} />
      {entering ? (
        <EnterCell report={report} cell={entering} aids={aids.data} onClose={() => setEntering(undefined)} />
      ) : null}
    </div>
  )
}

function Meta({ report, live }: { report: ReportDetail; live: boolean }) {
  return (
    <>
      <p className="report-meta">
        <strong>{reportStateLabels[report.state]}</strong>
        <span>
          统计范围：{scopeLabels[report.scope]}（{report.bodies.length}个机关）
        </span>
        <span>
          统计期间：{report.from} 至 {report.until}
        </span>
        <span>公布期限：{report.dueOn}</span>
        <span>
          {report.origin === 'imported'
            ? '由原文导入'
            : live
              ? `数据截至 ${moment(report.asOf)}，随台账变化`
              : `数据冻结于 ${moment(report.frozenAt)}（台账第${report.ledgerPosition}条）`}
        </span>
      </p>
      {report.bodies.length > 1 ? (
        <details className="quiet">
          <summary>覆盖的机关</summary>
          {report.bodies.map((body) => body.name).join('、')}
        </details>
      ) : null}
    </>
  )
}
