import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReportDetail, SectionTexts } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Button, Card, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'

const parts: readonly { name: keyof SectionTexts; label: string; hint: string; rows: number }[] = [
  {
    name: 'overview',
    label: '一、总体情况',
    hint: '依次写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面。',
    rows: 10,
  },
  { name: 'problems', label: '五、存在的主要问题及改进情况', hint: '', rows: 5 },
  {
    name: 'other',
    label: '六、其他需要报告的事项',
    hint: '收取信息处理费的情况在这里报告；没有的写“无”。',
    rows: 4,
  },
]

const together = (texts: SectionTexts) => parts.map(({ name }) => texts[name]).join('\u0000')

/** The prose of the report; the tables stand between the first and the fifth part. */
export function Sections({ report }: { report: ReportDetail }) {
  const queries = useQueryClient()
  const [base, setBase] = useState({ text: together(report.sections), version: report.version })
  // Figures entered meanwhile do not disturb the prose; prose saved by somebody else is refused, not overwritten.
  const version = together(report.sections) === base.text ? report.version : base.version
  const save = useMutation({
    mutationFn: (sections: SectionTexts) => api.put(`/reports/${report.id}/sections`, { version, sections }),
    onSuccess(_, texts) {
      setBase({ text: together(texts), version: version + 1 })
      return queries.invalidateQueries({ queryKey: ['report', report.id] })
    },
  })
  if (!report.may.edit) {
    return (
      <Card title="文字部分" size="small">
        {parts.map(({ name, label }) => (
          <section key={name}>
            <h2 style={{ fontSize: 16 }}>{label}</h2>
            <p style={{ whiteSpace: 'pre-wrap' }}>{report.sections[name] || '无'}</p>
          </section>
        ))}
      </Card>
    )
  }
  return (
    <Card title="文字部分" size="small">
      <Form<SectionTexts>
        layout="vertical"
        initialValues={report.sections}
        onFinish={(texts) => save.mutate(texts)}
      >
        {parts.map(({ name, label, hint, rows }) => (
          <Form.Item key={name} name={name} label={label} extra={hint || undefined}>
            <Input.TextArea autoSize={{ minRows: rows, maxRows: 30 }} maxLength={50_000} />
          </Form.Item>
        ))}
        {save.isError ? (
          <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Button htmlType="submit" loading={save.isPending}>
          保存文字
        </Button>
      </Form>
    </Card>
  )
}
