import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Proposal, RequestDetail } from '@yangguang/server/contract/requests/requests'
import { deliveryWayLabels } from '@yangguang/server/contract/requests/requests'
import { Alert, App, Button, Card, Form, Input, InputNumber, Modal, Select, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'

type Dialog = 'confirm' | 'extension' | 'correction' | 'corrected' | 'proposal' | 'send-back' | 'deliver'

interface Outcome {
  code: string
  label: string
  article: string
  letter: string
  withheld: boolean
  discretionary: boolean
}

/** What may be done with a request now; each act has its own small form. */
export function RequestActions({ request }: { request: RequestDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Dialog>()
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body: object }) =>
      api.post(`/requests/${request.id}/${name}`, { version: request.version, ...body }),
    async onSuccess() {
      message.success('已办理')
      setDialog(undefined)
      await queries.invalidateQueries()
    },
  })
  const show = (next: Dialog) => {
    act.reset()
    setDialog(next)
  }
  const { state, may } = request
  const undelivered = request.letters.find((letter) => letter.deliveredOn === null)
  const buttons = [
    may.handle && state === 'unconfirmed' && { key: 'confirm' as const, text: '确认收到日期', primary: true },
    may.handle &&
      (state === 'open' || state === 'correcting') && {
        key: 'proposal' as const,
        text: '拟办答复',
        primary: true,
      },
    may.handle &&
      state === 'open' &&
      !request.correction && { key: 'correction' as const, text: '告知补正', primary: false },
    may.handle &&
      state === 'correcting' && { key: 'corrected' as const, text: '登记收到补正', primary: false },
    may.handle &&
      state === 'open' &&
      !request.extension && { key: 'extension' as const, text: '延长答复期限', primary: false },
    may.sign && state === 'proposed' && { key: 'send-back' as const, text: '退回拟办', primary: false },
    may.handle && undelivered && { key: 'deliver' as const, text: '登记送达', primary: false },
  ].filter((button) => button !== false && button !== undefined)
  const name = (key: Dialog) => (key === 'deliver' ? `letters/${undelivered?.id}/delivery` : key)
  return (
    <Card size="small" title="办理">
      {act.isError && dialog === undefined ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {request.proposal && state === 'proposed' ? (
        <Alert
          type="info"
          style={{ marginBottom: 12 }}
          title={`${request.proposedByName}拟办：${request.proposal.outcome}`}
          description={[request.proposal.facts, request.proposal.discretion, request.proposal.supply]
            .filter(Boolean)
            .join('；')}
        />
      ) : null}
      <Space wrap>
        {may.sign && state === 'proposed' ? (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.mutate({ name: 'sign', body: {} })}
          >
            签发答复
          </Button>
        ) : null}
        {buttons.map((button) => (
          <Button
            key={button.key}
            type={button.primary ? 'primary' : 'default'}
            onClick={() => show(button.key)}
          >
            {button.text}
          </Button>
        ))}
      </Space>
      {buttons.length === 0 && !(may.sign && state === 'proposed') ? (
        <p className="quiet">当前没有需要您办理的事项。</p>
      ) : null}
      <Modal
        title={buttons.find((button) => button.key === dialog)?.text}
        open={dialog !== undefined}
        onCancel={() => setDialog(undefined)}
        footer={null}
        destroyOnHidden
        width={640}
      >
        {act.isError ? (
          <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        {dialog ? (
          <DialogForm
            dialog={dialog}
            request={request}
            pending={act.isPending}
            onDone={(body) => act.mutate({ name: name(dialog), body })}
          />
        ) : null}
      </Modal>
    </Card>
  )
}

function DialogForm({
  dialog,
  request,
  pending,
  onDone,
}: {
  dialog: Dialog
  request: RequestDetail
  pending: boolean
  onDone: (body: object) => void
}) {
  const submit = (
    <Button type="primary" htmlType="submit" loading={pending}>
      确定
    </Button>
  )
  const required = (text: string) => [{ required: true, message: text }]
  switch (dialog) {
    case 'confirm':
      return (
        <Form layout="vertical" initialValues={{ confirmedOn: today() }} onFinish={onDone}>
          <Form.Item
            name="confirmedOn"
            label="双方确认之日"
            rules={required('请填写日期')}
            extra="网络、传真、电子邮件和平常信函以双方确认之日为收到申请之日（条例第三十一条）"
          >
            <Input type="date" />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'extension':
      return (
        <Form layout="vertical" initialValues={{ days: 20 }} onFinish={onDone}>
          <Form.Item
            name="days"
            label="延长的工作日数"
            rules={required('请填写工作日数')}
            extra="总共不超过20个工作日，并书面告知申请人（条例第三十三条）"
          >
            <InputNumber min={1} max={20} />
          </Form.Item>
          <Form.Item name="reason" label="延长的理由" rules={required('请写明延长的理由')}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'correction':
      return (
        <Form layout="vertical" initialValues={{ days: 15 }} onFinish={onDone}>
          <Form.Item
            name="asked"
            label="需要补正的内容和方式"
            rules={required('请写明需要补正的内容')}
            extra="收到申请之日起7个工作日内一次性告知（条例第三十条）"
          >
            <Input.TextArea rows={4} maxLength={1000} />
          </Form.Item>
          <Form.Item name="days" label="合理的补正期限（工作日）">
            <InputNumber min={1} max={60} />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'corrected':
      return (
        <Form layout="vertical" initialValues={{ on: today(), asked: request.asked }} onFinish={onDone}>
          <Form.Item name="on" label="收到补正之日" rules={required('请填写日期')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="asked" label="补正后的申请内容" rules={required('请填写补正后的内容')}>
            <Input.TextArea rows={4} maxLength={4000} />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'send-back':
      return (
        <Form layout="vertical" onFinish={onDone}>
          <Form.Item name="reason" label="退回的理由" rules={required('请写明退回的理由')}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'deliver':
      return (
        <Form
          layout="vertical"
          initialValues={{ way: request.deliveryWay, on: today(), proof: '' }}
          onFinish={onDone}
        >
          <Form.Item name="way" label="送达方式">
            <Select options={Object.entries(deliveryWayLabels).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item name="on" label="送达日期" rules={required('请填写日期')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="proof" label="凭证（签收、挂号号码、回执）">
            <Input maxLength={200} />
          </Form.Item>
          {submit}
        </Form>
      )
    case 'proposal':
      return <ProposalForm request={request} pending={pending} onDone={onDone} />
  }
}

/** A few questions lead to the outcome; the outcome decides what the letter must say. */
function ProposalForm({
  request,
  pending,
  onDone,
}: {
  request: RequestDetail
  pending: boolean
  onDone: (body: object) => void
}) {
  const [form] = Form.useForm<Proposal>()
  const outcomes = useQuery({
    queryKey: ['outcomes'],
    queryFn: () => api.get<Outcome[]>('/requests/outcomes'),
  })
  const code = Form.useWatch('outcome', form)
  const chosen = outcomes.data?.find((outcome) => outcome.code === code)
  const supplies =
    chosen !== undefined &&
    [
      'granted',
      'already_public',
      'partial',
      'other_organ',
      'registry_query',
      'publication',
      'petition',
    ].includes(chosen.code)
  const groups = [
    {
      label: '公开',
      options: (outcomes.data ?? []).filter((outcome) =>
        ['already_public', 'granted', 'partial'].includes(outcome.code),
      ),
    },
    {
      label: '不予公开',
      options: (outcomes.data ?? []).filter((outcome) => outcome.withheld && outcome.code !== 'partial'),
    },
    {
      label: '无法提供、不予处理和其他',
      options: (outcomes.data ?? []).filter(
        (outcome) => !outcome.withheld && !['already_public', 'granted'].includes(outcome.code),
      ),
    },
  ]
  return (
    <Form<Proposal>
      form={form}
      layout="vertical"
      initialValues={request.proposal ?? { facts: '', discretion: '', supply: '', attachments: [] }}
      onFinish={(proposal: Partial<Proposal>) =>
        onDone({ proposal: { facts: '', discretion: '', supply: '', attachments: [], ...proposal } })
      }
    >
      <Form.Item name="outcome" label="答复类型" rules={[{ required: true, message: '请选择答复类型' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={groups.map((group) => ({
            label: group.label,
            options: group.options.map((outcome) => ({ value: outcome.code, label: outcome.label })),
          }))}
        />
      </Form.Item>
      {chosen ? (
        <p className="quiet">
          依据条例{chosen.article}，生成《{chosen.letter}》。
        </p>
      ) : null}
      {chosen && !['granted', 'already_public', 'withdrawn'].includes(chosen.code) ? (
        <Form.Item
          name="facts"
          label="经审查认定的事实和理由"
          rules={[{ required: true, message: '请写明事实和理由' }]}
        >
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
      ) : null}
      {chosen?.discretionary ? (
        <Form.Item
          name="discretion"
          label="裁量考虑（“可以不予公开”的须说明）"
          rules={[{ required: true, message: '请写明裁量考虑' }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      ) : null}
      {supplies ? (
        <Form.Item name="supply" label="获取的方式、途径和时间，或者其他机关的名称和联系方式">
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      ) : null}
      {supplies ? (
        <Form.Item name="attachments" label="附件名称">
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';']} />
        </Form.Item>
      ) : null}
      <Button type="primary" htmlType="submit" loading={pending}>
        提交签发
      </Button>
    </Form>
  )
}
