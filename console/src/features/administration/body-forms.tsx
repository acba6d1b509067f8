import type { BodyDetail } from '@yangguang/server/contract/foundation/bodies'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { BodySelect } from './body-select.tsx'
import { help } from './help.ts'

interface Part {
  body: BodyDetail
  onDone: () => void
}
const needed = (message: string) => [{ required: true, message }]

/** The frame of each change: what was refused stands above what was typed. */
function ChangeForm({
  body,
  path,
  put,
  initial,
  onDone,
  children,
  shape = (input) => input,
}: Part & {
  path: string
  put?: boolean
  initial?: object
  children: ReactNode
  shape?: (input: Record<string, unknown>) => object
}) {
  const change = useAct(
    (input: Record<string, unknown>) =>
      put
        ? api.put(`/bodies/${body.id}/${path}`, shape(input))
        : api.post(`/bodies/${body.id}/${path}`, shape(input)),
    { done: '已登记', touches: [['body', body.id], ['bodies']], after: onDone },
  )
  return (
    <Form
      layout="vertical"
      initialValues={{ on: today(), from: today(), ...initial }}
      onFinish={(input) => change.mutate(input)}
    >
      <Refused error={change.error} />
      {children}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        登记
      </Button>
    </Form>
  )
}

function DateAndBasis() {
  return (
    <div className="row">
      <Form.Item name="on" label="生效日期" rules={needed('请填写日期')}>
        <DayField />
      </Form.Item>
      <Form.Item
        name="basis"
        label={<LabelWithHelp {...help.basis}>依据</LabelWithHelp>}
        rules={needed('请填写依据的文件名称和文号')}
      >
        <Input maxLength={200} placeholder="文件名称和文号" />
      </Form.Item>
    </div>
  )
}

export function NameForm({ body, onDone }: Part) {
  return (
    <ChangeForm body={body} onDone={onDone} path="names" initial={{ primary: true }}>
      <Form.Item name="primary" label="性质">
        <Select
          options={[
            { value: true, label: '更名：新的正式名称' },
            { value: false, label: '加挂牌子：同时使用的名称' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={<LabelWithHelp {...help.names}>名称</LabelWithHelp>}
        rules={needed('请填写机关名称')}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="shortName" label="简称" rules={needed('请填写简称')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="from" label="启用日期" rules={needed('请填写日期')}>
        <DayField />
      </Form.Item>
    </ChangeForm>
  )
}

export function ContactForm({ body, onDone }: Part) {
  const { address, phone, email, officeHours, sign } = body
  return (
    <ChangeForm
      body={body}
      onDone={onDone}
      path="contact"
      put
      initial={{ address, phone, email, officeHours, sign }}
    >
      <Form.Item name="address" label={<LabelWithHelp {...help.contact}>地址</LabelWithHelp>}>
        <Input maxLength={200} />
      </Form.Item>
      <div className="row">
        <Form.Item name="phone" label={<LabelWithHelp {...help.contact}>电话</LabelWithHelp>}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="email" label="电子邮箱">
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name="officeHours" label={<LabelWithHelp {...help.contact}>办公时间</LabelWithHelp>}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="sign" label="机关代字">
          <Input maxLength={30} />
        </Form.Item>
      </div>
    </ChangeForm>
  )
}

export function RelationForm({ body, onDone }: Part) {
  return (
    <ChangeForm
      body={body}
      onDone={onDone}
      path="relations"
      initial={{ kind: 'disclosure_supervisor' }}
      shape={({ otherId, otherName, ...rest }) => ({
        ...rest,
        otherId: otherId ?? null,
        otherName: otherId ? '' : (otherName ?? ''),
      })}
    >
      <Form.Item name="kind" label={<LabelWithHelp {...help.relation}>关系</LabelWithHelp>}>
        <Select
          options={[
            { value: 'administrative_parent', label: '上级行政机关' },
            { value: 'disclosure_supervisor', label: '政务公开主管部门' },
            { value: 'portal_host', label: '信息公开平台所在网站' },
            { value: 'report_merges_into', label: '年度报告并入' },
            { value: 'reconsideration_organ', label: '行政复议机关' },
            { value: 'court', label: '行政诉讼管辖法院' },
          ]}
        />
      </Form.Item>
      <Form.Item name="otherId" label="机关">
        <BodySelect without={body.id} allowClear />
      </Form.Item>
      <Form.Item name="otherName" label="不在本平台的机关，填写名称" extra="与上一项二者取一，如法院。">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="from" label="开始日期" rules={needed('请填写日期')}>
        <DayField />
      </Form.Item>
    </ChangeForm>
  )
}

export function FunctionForm({ body, onDone }: Part) {
  return (
    <ChangeForm body={body} onDone={onDone} path="functions">
      <Form.Item
        name="name"
        label={<LabelWithHelp {...help.movedFunction}>划转的职能</LabelWithHelp>}
        rules={needed('请填写划转的职能')}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="to" label="接收的机关" rules={needed('请选择接收的机关')}>
        <BodySelect without={body.id} />
      </Form.Item>
      <DateAndBasis />
    </ChangeForm>
  )
}

export function SplitForm({ body, onDone }: Part) {
  return (
    <ChangeForm
      body={body}
      onDone={onDone}
      path="split"
      initial={{ ends: false }}
      shape={({ heir, ...rest }) => ({ ...rest, heir: heir ?? null })}
    >
      <Form.Item
        name="parts"
        label="分出的机关"
        extra="新机关请先在机关列表中新建。"
        rules={needed('请选择分出的机关')}
      >
        <BodySelect mode="multiple" without={body.id} />
      </Form.Item>
      <Form.Item name="ends" valuePropName="checked">
        <Checkbox>原机关同时撤销</Checkbox>
      </Form.Item>
      <Form.Item
        name="heir"
        label={<LabelWithHelp {...help.successor}>承接在办事项的机关</LabelWithHelp>}
        extra="原机关撤销时必须选择。"
      >
        <BodySelect allowClear without={body.id} />
      </Form.Item>
      <DateAndBasis />
    </ChangeForm>
  )
}
