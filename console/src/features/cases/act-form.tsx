import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import { ratingLabels } from '@yangguang/server/contract/engagement/cases'
import { Alert, AutoComplete, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { help } from './help.ts'
import { caseBodiesQuestion } from './questions.ts'
import { ReplyField } from './reply-field.tsx'

export const forms = {
  accept: '受理',
  refuse: '不予受理',
  merge: '合并',
  dispatch: '派发',
  return: '退回改派',
  extend: '申请延期',
  consult: '请求协办',
  reply: '答复',
  'send-back': '退回修改',
  'call-back': '登记回访',
  reopen: '重新办理',
  publish: '公开来信和答复',
  hide: '屏蔽',
  'decide-extension': '审批延期',
  suspend: '挂起',
  void: '作废',
  remind: '催办',
} as const
export type Dialog = keyof typeof forms

/** The form of one act: what was typed and not sent is there again when it is opened anew. */
export function ActForm({
  one,
  dialog,
  pending,
  onDone,
}: {
  one: CaseDetail
  dialog: Dialog
  pending: boolean
  onDone: (body: object) => Promise<unknown>
}) {
  const [form] = Form.useForm<object>()
  const kept = useKept<object>(form, `case.${one.id}.${dialog}`, one.version)
  return (
    <>
      {kept.note}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...initial(one, dialog), ...kept.values }}
        onValuesChange={kept.keep}
        // What was refused is said above the form, which stays.
        onFinish={(values) => onDone(values).then(kept.forget, () => {})}
      >
        <Fields one={one} dialog={dialog} />
        <Button type="primary" htmlType="submit" loading={pending}>
          {forms[dialog]}
        </Button>
      </Form>
    </>
  )
}

function initial(one: CaseDetail, dialog: Dialog): object {
  switch (dialog) {
    case 'accept':
      return { matter: one.matter, urgent: one.urgent }
    case 'reply':
      return { reply: one.reply }
    case 'publish':
      return one.offered
    case 'call-back':
      return { reached: true, solved: null, satisfied: null }
    case 'decide-extension':
      return { granted: true, answer: '' }
    case 'dispatch':
    case 'consult':
      return { note: '' }
    default:
      return {}
  }
}

const needed = (message: string) => [{ required: true, message }]

function Fields({ one, dialog }: { one: CaseDetail; dialog: Dialog }) {
  switch (dialog) {
    case 'accept':
      return (
        <>
          <Form.Item
            name="matter"
            label={<LabelWithHelp {...help.matter}>类型（决定办理时限）</LabelWithHelp>}
            rules={needed('请选择类型')}
          >
            <Select options={one.matters.map((value) => ({ value, label: value }))} />
          </Form.Item>
          <Form.Item name="urgent" valuePropName="checked">
            <Checkbox>紧急</Checkbox>
          </Form.Item>
        </>
      )
    case 'refuse':
      return <Reason label="不予受理的理由和可以怎样办（来信人会看到）" />
    case 'merge':
      return (
        <Form.Item
          name="into"
          label="主件的编号"
          extra="本件并入主件，不再单独办理；来信人凭自己的查询码看到主件的答复。"
          rules={needed('请填写主件的编号')}
        >
          <AutoComplete
            placeholder="可能是同一事项的列在下面，也可以直接填写编号"
            options={one.alike.map(({ number, title }) => ({ value: number, label: `${number}　${title}` }))}
          >
            <Input maxLength={40} />
          </AutoComplete>
        </Form.Item>
      )
    case 'dispatch':
    case 'consult':
      return (
        <>
          <BodyField label={dialog === 'dispatch' ? '承办单位' : '协办单位'} />
          <Form.Item name="note" label={dialog === 'dispatch' ? '派发意见' : '需要协办的内容'}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </>
      )
    case 'return':
      return <Reason label="退回的依据和建议的承办单位" />
    case 'extend':
      return (
        <>
          <Form.Item
            name="amount"
            label={`延长多少（${one.limit.replace(/^\d+/, '')}）`}
            rules={needed('请填写延长的时间')}
          >
            <InputNumber min={1} precision={0} />
          </Form.Item>
          <Reason label="延期的理由（来信人会看到）" />
        </>
      )
    case 'reply':
      return <ReplyField one={one} />
    case 'send-back':
    case 'reopen':
      return <Reason label={dialog === 'reopen' ? '重新办理的理由' : '退回的理由'} />
    case 'call-back':
      return <CallBackFields />
    case 'publish':
      return (
        <>
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title="号码已经遮盖。请通读，隐去姓名、住址等能认出个人的内容后公开。"
          />
          <Form.Item name="title" label="公开的标题" rules={needed('请填写公开的标题')}>
            <Input maxLength={50} />
          </Form.Item>
          <Form.Item
            name="asked"
            label={<LabelWithHelp {...help.publish}>公开的来信</LabelWithHelp>}
            rules={needed('请填写公开的来信内容')}
          >
            <Input.TextArea rows={6} maxLength={4_000} />
          </Form.Item>
          <Form.Item name="reply" label="公开的答复" rules={needed('请填写公开的答复内容')}>
            <Input.TextArea rows={6} maxLength={8_000} />
          </Form.Item>
        </>
      )
    case 'decide-extension':
      return (
        <>
          <p>
            申请延期{one.extensionAsked?.amount}
            {one.extensionAsked?.unit}：{one.extensionAsked?.reason}
          </p>
          <Form.Item name="granted" label="审批意见">
            <Radio.Group
              options={[
                { value: true, label: '同意延期' },
                { value: false, label: '不同意' },
              ]}
            />
          </Form.Item>
          <Form.Item name="answer" label="说明">
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </>
      )
    case 'suspend':
      return <Reason label="挂起的理由（来信人会看到，挂起期间不计办理时限）" />
    case 'void':
      return <Reason label="作废的理由（来信人会看到，不计入指标）" />
    case 'remind':
      return (
        <Form.Item name="note" label="催办的要求（承办单位会看到）" rules={needed('请写明催办的要求')}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )
    case 'hide':
      return <Reason label="屏蔽的理由（来件保留，不再公开显示）" />
  }
}

function Reason({ label }: { label: string }) {
  return (
    <Form.Item name="reason" label={label} rules={needed('请写明理由')}>
      <Input.TextArea rows={3} maxLength={500} />
    </Form.Item>
  )
}

function BodyField({ label }: { label: string }) {
  const bodies = useQuery(caseBodiesQuestion)
  return (
    <Form.Item name="to" label={label} rules={needed(`请选择${label}`)}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={bodies.isPending}
        options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

export function CallBackFields() {
  const reached: boolean = Form.useWatch('reached') ?? true
  return (
    <>
      <Form.Item name="reached" label="是否接通">
        <Radio.Group
          options={[
            { value: true, label: '接通' },
            { value: false, label: '未接通' },
          ]}
        />
      </Form.Item>
      {reached ? (
        <>
          <Form.Item
            name="solved"
            label={<LabelWithHelp {...help.solved}>是否解决</LabelWithHelp>}
            rules={needed('请选择')}
          >
            <Radio.Group
              options={[
                { value: true, label: '已解决' },
                { value: false, label: '未解决' },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="satisfied"
            label={<LabelWithHelp {...help.solved}>是否满意</LabelWithHelp>}
            rules={needed('请选择')}
          >
            <Radio.Group
              options={[5, 4, 3, 2, 1].map((value) => ({ value, label: ratingLabels[value] ?? '' }))}
            />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="note" label="回访记录">
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  )
}
