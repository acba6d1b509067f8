import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type {
  ConsultationDetail,
  ConsultationInput,
} from '@yangguang/server/contract/engagement/consultations'
import { consultationKindLabels } from '@yangguang/server/contract/engagement/consultations'
import { Button, Card, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { ApiProblem, api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { RichText } from '../documents/rich-text.tsx'
import { help } from './help.ts'

export function NewConsultationPage() {
  return <Editor />
}

export function EditConsultationPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['consultation', id, 'edit'],
    queryFn: () => api.get<ConsultationDetail>(`/consultations/${id}`),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return <Loaded query={detail}>{(one) => <Editor one={one} />}</Loaded>
}

const needed = (message: string) => [{ required: true, message }]
const empty = { explanation: '', draft: '', shortReason: '' }

/** The editor as a field of the form, which gives it its value. */
function Text({
  label,
  value = '',
  onChange = () => {},
}: {
  label: string
  value?: string
  onChange?: (html: string) => void
}) {
  return <RichText label={label} value={value} onChange={onChange} />
}

function Editor({ one }: { one?: ConsultationDetail }) {
  const me = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<ConsultationInput>()
  const kept = useKept<ConsultationInput>(form, `consultation.${one?.id ?? ''}`, one?.version)
  const [formKey] = useState(() => crypto.randomUUID())
  const kind: ConsultationInput['kind'] = Form.useWatch('kind', form) ?? one?.kind ?? 'normative'
  const closesOn: string = Form.useWatch('closesOn', form) ?? one?.closesOn ?? ''
  const period = useQuery({
    queryKey: ['consultation-period', kind],
    queryFn: () =>
      api.get<{ until: string; amount: number; unit: string; source: string } | null>(
        `/consultations/period?kind=${kind}`,
      ),
  })
  const save = useMutation({
    async mutationFn(values: ConsultationInput) {
      const input = { ...values, bodyId: one?.bodyId ?? me.bodyId }
      if (!one) return (await api.post<{ id: string }>('/consultations', input, { once: formKey })).id
      await api.put(`/consultations/${one.id}`, { ...input, version: one.version })
      return one.id
    },
    onSuccess(id) {
      kept.forget()
      return navigate({ to: '/consultations/$id', params: { id } })
    },
    onError(error) {
      if (error instanceof ApiProblem)
        form.setFields(
          Object.entries(error.fields).map(([name, message]) => ({
            name: name as keyof ConsultationInput,
            errors: [message],
          })),
        )
    },
  })
  const rule = period.data
  const short = rule && closesOn !== '' && closesOn < rule.until
  return (
    <>
      <PageHead title={one ? '修改征求意见稿' : '起草意见征集'} />
      <Refused error={save.error} />
      {kept.note}
      <Card style={{ maxWidth: 1000 }}>
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            ...(one ?? { ...empty, kind: 'normative', anonymous: false, showsComments: true }),
            ...kept.values,
          }}
          onValuesChange={kept.keep}
          onFinish={(values) => save.mutate(values)}
        >
          <Form.Item name="title" label="标题" rules={needed('请填写标题')}>
            <Input maxLength={100} placeholder="关于公开征求《……（征求意见稿）》意见的通知" />
          </Form.Item>
          <Space size="large" wrap align="start">
            <Form.Item
              name="kind"
              label={<LabelWithHelp {...help.kind}>文件类别（决定最短期限）</LabelWithHelp>}
              rules={needed('请选择文件类别')}
            >
              <Select
                style={{ width: 280 }}
                options={Object.entries(consultationKindLabels).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item
              name="closesOn"
              label={<LabelWithHelp {...help.closesOn}>截止日期</LabelWithHelp>}
              rules={needed('请填写截止日期')}
              extra={
                rule
                  ? `今天公布的，最早于 ${rule.until} 截止（不少于${rule.amount}${rule.unit === 'working_day' ? '个工作日' : '日'}，${rule.source}）`
                  : '此类文件没有规定最短期限'
              }
            >
              <DayField />
            </Form.Item>
          </Space>
          {short ? (
            <Form.Item
              name="shortReason"
              label={<LabelWithHelp {...help.why}>缩短期限的理由（与草案一并公布）</LabelWithHelp>}
              rules={needed('请写明缩短期限的理由')}
            >
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
          ) : null}
          <Form.Item
            name="explanation"
            label={<LabelWithHelp {...help.explanation}>起草说明</LabelWithHelp>}
            required
          >
            <Text label="起草说明" key={kept.turn} />
          </Form.Item>
          <Form.Item
            name="draft"
            label={<LabelWithHelp {...help.explanation}>征求意见稿（公众可以逐段提意见）</LabelWithHelp>}
            required
          >
            <Text label="征求意见稿" key={kept.turn} />
          </Form.Item>
          <Form.Item
            name="contact"
            label={<LabelWithHelp {...help.contact}>其他反馈方式</LabelWithHelp>}
            rules={needed('请写明反馈方式')}
          >
            <Input.TextArea rows={3} maxLength={500} placeholder="信函地址、电子邮箱、联系电话" />
          </Form.Item>
          <Form.Item name="anonymous" valuePropName="checked" noStyle>
            <Checkbox>可以匿名提意见</Checkbox>
          </Form.Item>
          <Form.Item name="showsComments" valuePropName="checked">
            <Checkbox>审阅后的意见公开显示</Checkbox>
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Card>
    </>
  )
}
