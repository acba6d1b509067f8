import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Button, Card, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'

const levels = {
  error: { color: '#b3141a', text: '错误' },
  warning: { color: '#8a5300', text: '提醒' },
  info: { color: '#1d4f91', text: '提示' },
} as const

/** What does not hold, each with a way to its cell; the carry-over may be explained instead (R4). */
export function Findings({ report }: { report: ReportDetail }) {
  const [explaining, setExplaining] = useState(false)
  const { findings } = report
  if (findings.length === 0) return <Alert type="success" showIcon title="勾稽关系全部成立，没有发现问题。" />
  return (
    <Card title={`校验结果（${findings.length}）`} size="small">
      <ul className="findings">
        {findings.map((found) => (
          <li key={`${found.rule}:${found.message}`}>
            <Tag color={levels[found.level].color}>{levels[found.level].text}</Tag>
            {found.message}
            {found.override ? <strong>已说明：{found.override}</strong> : null}
            {found.cells[0] ? (
              <Button type="link" size="small" onClick={() => goTo(found.cells[0] ?? '')}>
                查看单元格
              </Button>
            ) : null}
            {found.rule === 'R4' && report.may.edit ? (
              <Button size="small" onClick={() => setExplaining(true)}>
                说明原因
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {explaining ? <Explain report={report} onClose={() => setExplaining(false)} /> : null}
    </Card>
  )
}

function goTo(cell: string) {
  const place = document.getElementById(cell)
  place?.scrollIntoView({ block: 'center', inline: 'center' })
  place?.focus()
}

function Explain({ report, onClose }: { report: ReportDetail; onClose: () => void }) {
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: () =>
      api.put(`/reports/${report.id}/overrides`, { version: report.version, rule: 'R4', reason }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  return (
    <Modal
      title="说明上年结转与上一年度报告不一致的原因"
      open
      onCancel={onClose}
      onOk={() => save.mutate()}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <label htmlFor="carry-over-reason">原因（例如机构合并，写明依据）</label>
      <Input.TextArea
        id="carry-over-reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
