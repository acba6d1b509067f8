import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import { withdrawalLabels } from '@yangguang/server/contract/publication/catalogue'
import { Alert, App, Button, Form, Input, Modal, Radio, Select, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../../lib/api.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { type FieldHelp, LabelWithHelp } from '../../../ui/help.tsx'
import { help } from '../help.ts'
import { Successor } from './successor.tsx'

/** Acts besides the ordinary way: at a set time, before the reviews, again for what is withheld, for good. */
export function MoreActions({ document }: { document: DocumentDetail }) {
  const { state, may, content } = document
  const active = (document.frozen ?? content).attribute === 'active'
  return (
    <Space wrap>
      {may.publish && state === 'approved' && active ? (
        <Act
          label={document.publishAt ? '更改发布时间' : '定时发布'}
          path={`/documents/${document.id}/schedule`}
          toBody={(values) => ({ at: values.at ? `${values.at}:00+08:00` : null })}
        >
          <Form.Item name="at" label="发布时间（北京时间，留空表示取消定时）">
            <DayField hour />
          </Form.Item>
        </Act>
      ) : null}
      {may.withdraw && document.publishedAt && state !== 'withdrawn' ? (
        <Act
          label={document.withdrawAt ? '更改撤回时间' : '定时撤回'}
          path={`/documents/${document.id}/schedule-withdrawal`}
          toBody={(values) => ({
            at: values.at ? `${values.at}:00+08:00` : null,
            plan: values.at
              ? {
                  kind: values.kind,
                  reason: values.reason ?? '',
                  ...(values.redirectTo ? { redirectTo: values.redirectTo } : {}),
                }
              : null,
          })}
        >
          <Form.Item name="at" label="撤回时间（北京时间，留空表示取消定时）">
            <DayField hour />
          </Form.Item>
          <Form.Item
            name="kind"
            label={<LabelWithHelp {...help.withdrawKind}>撤回类型</LabelWithHelp>}
            initialValue="superseded"
          >
            <Select options={Object.entries(withdrawalLabels).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={<LabelWithHelp {...help.withdrawReason}>向公众说明的理由</LabelWithHelp>}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Successor />
        </Act>
      ) : null}
      {may.publish && state === 'in_review' && active && !document.emergency ? (
        <Act label="应急发布" path={`/documents/${document.id}/emergency`} danger>
          <Alert
            type="warning"
            showIcon
            style={{ marginBottom: 12 }}
            title="只用于突发事件。保密审查不能省略，未完成的审核须在事后补齐，全过程留痕。"
          />
          <Reason label="应急理由" about={help.emergencyReason} />
        </Act>
      ) : null}
      {may.publish && state === 'approved' && !active ? (
        <Act label="定期评估" path={`/documents/${document.id}/reassess`}>
          <Form.Item
            name="verdict"
            label={<LabelWithHelp {...help.reassess}>评估结论</LabelWithHelp>}
            initialValue="keep"
          >
            <Radio.Group
              options={[
                { value: 'keep', label: '继续不予公开' },
                { value: 'open', label: '可以公开，转为起草' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="nextOn"
            label={<LabelWithHelp {...help.reviewOn}>下次评估日期（继续不予公开的填写）</LabelWithHelp>}
          >
            <DayField />
          </Form.Item>
          <Reason label="评估意见" about={help.reassess} />
        </Act>
      ) : null}
      {may.destroy && document.withdrawal?.kind !== 'leak' ? (
        <Act label="泄密处置" path={`/documents/${document.id}/destroy`} danger>
          <Alert
            type="error"
            showIcon
            style={{ marginBottom: 12 }}
            title="标题、正文、附件、所有版本、检索和缓存将永久销毁，不能恢复。只用于泄露国家秘密或者个人隐私的情形。"
          />
        </Act>
      ) : null}
    </Space>
  )
}

function Reason({ label, about }: { label: string; about: FieldHelp }) {
  return (
    <Form.Item
      name="reason"
      label={<LabelWithHelp {...about}>{label}</LabelWithHelp>}
      rules={[{ required: true, whitespace: true, message: `请填写${label}` }]}
    >
      <Input.TextArea rows={3} maxLength={500} />
    </Form.Item>
  )
}

function Act({
  label,
  path,
  children,
  danger = false,
  toBody = (values) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)),
}: {
  label: string
  path: string
  children: ReactNode
  danger?: boolean
  toBody?: (values: Record<string, string | undefined>) => object
}) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const send = useMutation({
    mutationFn: (values: Record<string, string | undefined>) => api.post(path, toBody(values)),
    async onSuccess() {
      setOpen(false)
      message.success('已办理')
      await queries.invalidateQueries()
    },
  })
  return (
    <>
      <Button danger={danger} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal title={label} open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        {send.isError ? (
          <Alert type="error" showIcon title={send.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          layout="vertical"
          onFinish={(values: Record<string, string | undefined>) => send.mutate(values)}
        >
          {children}
          <Button type="primary" danger={danger} htmlType="submit" loading={send.isPending}>
            确认{label}
          </Button>
        </Form>
      </Modal>
    </>
  )
}
