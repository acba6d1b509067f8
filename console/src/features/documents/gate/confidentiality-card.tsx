import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import {
  type ConfidentialityRecord,
  confidentialityLabels,
} from '@yangguang/server/contract/publication/catalogue/gate'
import { Alert, Button, Card, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../../lib/api.ts'
import { moment, today } from '../../../lib/time.ts'
import { DayField } from '../../../ui/day-field.tsx'
import { LabelWithHelp } from '../../../ui/help.tsx'
import { Loaded } from '../../../ui/states.tsx'
import { help } from '../help.ts'

/** 保密审查: a signed record of its own over the frozen text; referred until the department asked has ruled. */
export function ConfidentialityCard({ document }: { document: DocumentDetail }) {
  const records = useQuery({
    queryKey: ['document', document.id, 'confidentiality'],
    queryFn: () => api.get<ConfidentialityRecord[]>(`/documents/${document.id}/confidentiality`),
  })
  const { frozen, may } = document
  if (!frozen) return null
  return (
    <Card size="small" title="保密审查">
      <Loaded query={records}>
        {(list) => {
          const current = list.find((record) => record.digest === frozen.digest)
          const waits = current?.outcome === 'referred' && current.ruling === null
          return (
            <>
              {list.length === 0 ? (
                <p style={{ marginTop: 0 }}>尚未审查。发布前须完成保密审查（条例第十七条）。</p>
              ) : null}
              {list.map((record) => (
                <div key={record.id} style={{ marginBottom: 8 }}>
                  <strong>{confidentialityLabels[record.outcome]}</strong>
                  {record.referredTo ? `（${record.referredTo}）` : ''}
                  <div>
                    {record.opinion}　{record.signedByName} {moment(record.signedAt)}
                  </div>
                  {record.ruling ? (
                    <div>
                      确定结果：{confidentialityLabels[record.ruling]}，{record.rulingNumber}，
                      {record.ruledOn}
                    </div>
                  ) : null}
                  {record.digest === frozen.digest ? null : (
                    <div style={{ color: '#59636e' }}>针对以前的版本</div>
                  )}
                </div>
              ))}
              {may.confidentiality && !current ? <Sign id={document.id} digest={frozen.digest} /> : null}
              {may.confidentiality && waits ? <Ruling id={document.id} /> : null}
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

function Sign({ id, digest }: { id: string; digest: string }) {
  const { open, setOpen, send } = useSending(`/documents/${id}/confidentiality`)
  const [form] = Form.useForm()
  const outcome = Form.useWatch('outcome', form)
  return (
    <>
      <Button onClick={() => setOpen(true)}>签署保密审查意见</Button>
      <Modal title="保密审查" open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        {send.isError ? (
          <Alert type="error" showIcon title={send.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ outcome: 'clear', opinion: '经审查，不涉及国家秘密，可以公开。' }}
          onFinish={(values: object) => send.mutate({ ...values, digest })}
        >
          <Form.Item name="outcome" label={<LabelWithHelp {...help.confidentiality}>审查结论</LabelWithHelp>}>
            <Radio.Group
              vertical
              options={Object.entries(confidentialityLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          {outcome === 'referred' ? (
            <Form.Item
              name="referredTo"
              label={<LabelWithHelp {...help.referredTo}>报送机关</LabelWithHelp>}
              rules={[
                { required: true, whitespace: true, message: '请填写报送的主管部门或者保密行政管理部门' },
              ]}
            >
              <Input maxLength={100} />
            </Form.Item>
          ) : null}
          <Form.Item
            name="opinion"
            label={<LabelWithHelp {...help.confidentiality}>审查意见</LabelWithHelp>}
            rules={[{ required: true, whitespace: true, message: '请填写审查意见' }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            签署
          </Button>
        </Form>
      </Modal>
    </>
  )
}

function Ruling({ id }: { id: string }) {
  const { open, setOpen, send } = useSending(`/documents/${id}/ruling`)
  return (
    <>
      <Button onClick={() => setOpen(true)}>登记确定结果</Button>
      <Modal title="登记确定结果" open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        {send.isError ? (
          <Alert type="error" showIcon title={send.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          layout="vertical"
          initialValues={{ ruling: 'clear', on: today() }}
          onFinish={(values: object) => send.mutate(values)}
        >
          <Form.Item name="ruling" label={<LabelWithHelp {...help.ruling}>确定结果</LabelWithHelp>}>
            <Radio.Group
              options={[
                { value: 'clear', label: confidentialityLabels.clear },
                { value: 'not_public', label: confidentialityLabels.not_public },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="number"
            label={<LabelWithHelp {...help.ruling}>答复文号</LabelWithHelp>}
            rules={[{ required: true, whitespace: true, message: '请填写答复文号' }]}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="on"
            label={<LabelWithHelp {...help.ruling}>答复日期</LabelWithHelp>}
            rules={[{ required: true, message: '请填写答复日期' }]}
          >
            <DayField />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={send.isPending}>
            登记
          </Button>
        </Form>
      </Modal>
    </>
  )
}

function useSending(path: string) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const send = useMutation({
    mutationFn: (values: object) => api.post(path, values),
    async onSuccess() {
      setOpen(false)
      await queries.invalidateQueries()
    },
  })
  return { open, setOpen, send }
}
