import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { App, Button, Card, Input, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'

const levels = {
  error: { color: 'red', text: '必须处理' },
  warning: { color: 'orange', text: '请核对' },
  info: { color: 'blue', text: '提示' },
} as const
const explainable = ['R4', 'R8', 'R9', 'R10', 'R13']

/** What the identities and common sense say of the report as it stands. */
export function Findings({ report }: { report: ReportDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [rule, setRule] = useState<string>()
  const [reason, setReason] = useState('')
  const explain = useMutation({
    mutationFn: () => api.put(`/reports/${report.id}/overrides`, { version: report.version, rule, reason }),
    async onSuccess() {
      setRule(undefined)
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <Card size="small" title={`校验（${report.findings.length}）`}>
      {report.findings.length === 0 ? <p className="quiet">勾稽关系全部成立。</p> : null}
      <ul style={{ paddingLeft: 0, margin: 0, listStyle: 'none', maxHeight: 520, overflow: 'auto' }}>
        {report.findings.map((found) => (
          <li key={`${found.rule}${found.message}`} style={{ marginBottom: 10 }}>
            <Tag color={found.override ? 'default' : levels[found.level].color}>
              {found.override ? '已说明' : levels[found.level].text}
            </Tag>
            {found.message}
            {found.override ? <div className="quiet">说明：{found.override}</div> : null}
            {report.may.edit &&
            !found.override &&
            found.level === 'error' &&
            explainable.includes(found.rule) ? (
              <Button size="small" type="link" onClick={() => setRule(found.rule)}>
                说明差异
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Modal
        title="说明差异原因"
        open={rule !== undefined}
        onCancel={() => setRule(undefined)}
        onOk={() => explain.mutate()}
        confirmLoading={explain.isPending}
        destroyOnHidden
      >
        <label htmlFor="override-reason">原因（随报告保存，写明机构调整、口径变化等情况）</label>
        <Input.TextArea
          id="override-reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={500}
        />
      </Modal>
    </Card>
  )
}
