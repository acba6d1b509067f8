import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FindingView, ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Button, Card, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Asked } from './asked.tsx'

const levels = {
  error: { color: '#b3141a', text: '错误' },
  warning: { color: '#8a5300', text: '提醒' },
  info: { color: '#1d4f91', text: '提示' },
} as const

interface Props {
  report: ReportDetail
  findings: readonly FindingView[]
  checking: boolean
}

/** What does not hold, each with a way to its cell or text; some of it may be explained instead (R4, R12 …). */
export function Findings({ report, findings, checking }: Props) {
  const [explaining, setExplaining] = useState<FindingView>()
  const open = findings.filter((found) => found.level === 'error' && found.override === null).length
  return (
    <Card
      size="small"
      title={`校验结果（${findings.length}）`}
      extra={checking ? <span className="quiet">正在校验…</span> : null}
    >
      <p className="quiet" aria-live="polite" style={{ marginTop: 0 }}>
        {findings.length === 0
          ? '勾稽关系全部成立，没有发现问题。'
          : open > 0
            ? `有${open}处错误，修改或者说明以后才能送审。`
            : '没有妨碍送审的错误。'}
      </p>
      <ul className="findings">
        {findings.map((found) => (
          <li key={`${found.rule}:${found.message}`}>
            <Tag color={levels[found.level].color}>{levels[found.level].text}</Tag>
            {found.message}
            {found.override ? (
              <span className="because">
                已说明：{found.override}（{found.overriddenBy}）
              </span>
            ) : null}
            <span>
              {found.cells[0] ? (
                <Button type="link" size="small" onClick={() => goTo(found.cells)}>
                  {found.cells.some((cell) => cell.startsWith('sections.')) ? '查看文字' : '查看单元格'}
                </Button>
              ) : null}
              {found.explainable && report.may.edit ? (
                <Button size="small" type="link" onClick={() => setExplaining(found)}>
                  {found.override ? '修改说明' : '说明原因'}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {explaining ? (
        <Explain report={report} found={explaining} onClose={() => setExplaining(undefined)} />
      ) : null}
    </Card>
  )
}

/** Leads to the first place the finding names that is on the screen; its text before its figure. */
function goTo(cells: readonly string[]) {
  const text = cells.filter((cell) => cell.startsWith('sections.'))
  const place = [...text, ...cells]
    .map((cell) => document.getElementById(cell))
    .find((found) => found !== null)
  place?.scrollIntoView({ block: 'center', inline: 'center' })
  place?.focus({ preventScroll: true })
}

function Explain({
  report,
  found,
  onClose,
}: {
  report: ReportDetail
  found: FindingView
  onClose: () => void
}) {
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (reason: string) =>
      api.put(`/reports/${report.id}/overrides`, { version: report.version, rule: found.rule, reason }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  return (
    <Asked
      title={`说明差异的原因（${found.rule}）`}
      label="原因"
      hint={`${found.message}说明适用于本报告的全部${found.rule}差异，例如机构合并，请写明依据；说明和说明人随报告保存。`}
      ok="保存说明"
      problem={save.error?.message}
      pending={save.isPending}
      onOk={(reason) => save.mutate(reason)}
      onClose={onClose}
    />
  )
}
