import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChannelInput, ChannelView, LimitInput } from '@yangguang/server/contract/engagement/cases'
import {
  limitStepLabels,
  limitUnitLabels,
  publishesLabels,
} from '@yangguang/server/contract/engagement/cases'
import { App, Button, Checkbox, Collapse, Form, Input, InputNumber, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { Outlines } from './outlines.tsx'
import { caseBodiesQuestion, channelsQuestion } from './questions.ts'

const fresh: ChannelView = {
  code: '',
  name: '',
  sign: '',
  intro: '',
  position: 100,
  deskBodyId: null,
  publicIntake: true,
  anonymous: false,
  dispatches: true,
  reviewed: true,
  publishes: 'consent',
  callsBack: false,
  rates: true,
  redoMost: 1,
  extendsByDesk: false,
  reopensDays: 15,
  matters: ['咨询', '建议', '投诉'],
  active: true,
  version: 0,
  limits: [],
}

/** Channels and their limits as rows: a new channel needs nobody who programs. */
export function ChannelsPage() {
  const channels = useQuery(channelsQuestion)
  const [adding, setAdding] = useState(false)
  return (
    <>
      <PageHead
        title="互动渠道"
        extra={
          <Button type="primary" onClick={() => setAdding(true)} disabled={adding}>
            新增渠道
          </Button>
        }
      />
      <Loaded query={channels}>
        {(all) => (
          <div className="stack">
            {adding ? (
              <Collapse
                activeKey={['new']}
                items={[
                  {
                    key: 'new',
                    label: '新渠道',
                    children: <ChannelForm channel={fresh} onDone={() => setAdding(false)} />,
                  },
                ]}
              />
            ) : null}
            <Collapse
              items={all.map((channel) => ({
                key: channel.code,
                label: (
                  <>
                    <strong>{channel.name}</strong>　
                    {channel.active ? <Tag color="#1b6e3c">启用</Tag> : <Tag>停用</Tag>}
                    {channel.publicIntake ? <Tag>网上受理</Tag> : <Tag>内部登记</Tag>}
                  </>
                ),
                children: (
                  <>
                    <ChannelForm key={channel.version} channel={channel} />
                    <Limits channel={channel} />
                  </>
                ),
              }))}
            />
            <Collapse items={[{ key: 'outlines', label: '诉求分布图的底图', children: <Outlines /> }]} />
          </div>
        )}
      </Loaded>
    </>
  )
}

function ChannelForm({ channel, onDone }: { channel: ChannelView; onDone?: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const bodies = useQuery(caseBodiesQuestion)
  const [form] = Form.useForm<ChannelInput & { code?: string }>()
  const kept = useKept<ChannelInput>(form, `channel.${channel.code}`, channel.version)
  const save = useMutation({
    mutationFn: ({ code, ...input }: ChannelInput & { code?: string }) =>
      api.put(`/cases/channels/${channel.code || code}`, { ...input, version: channel.version }),
    async onSuccess() {
      kept.forget()
      message.success('已保存，新的来件按新规则办理')
      await queries.invalidateQueries({ queryKey: ['case-channels'] })
      onDone?.()
    },
  })
  const needed = (text: string) => [{ required: true, message: text }]
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...channel, ...kept.values }}
      onValuesChange={kept.keep}
      onFinish={(values) => save.mutate({ ...values, deskBodyId: values.deskBodyId ?? null })}
      style={{ maxWidth: 860 }}
    >
      {kept.note}
      <Refused error={save.error} />
      <Space wrap align="start">
        {channel.code ? null : (
          <Form.Item name="code" label="代码（网址用）" rules={needed('请填写代码')}>
            <Input maxLength={31} placeholder="business" />
          </Form.Item>
        )}
        <Form.Item name="name" label="名称" rules={needed('请填写名称')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="sign" label="编号字头" rules={needed('请填写编号字头')}>
          <Input maxLength={6} style={{ width: 100 }} />
        </Form.Item>
        <Form.Item name="position" label="排列顺序">
          <InputNumber min={0} max={999} precision={0} />
        </Form.Item>
      </Space>
      <Form.Item name="intro" label="说明（显示在网站上）">
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name="deskBodyId" label="受理单位（不选则由来信人选择的单位直接受理）">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="matters"
        label={<LabelWithHelp {...help.matter}>来件类型</LabelWithHelp>}
        rules={needed('至少要有一种类型')}
      >
        <Select mode="tags" />
      </Form.Item>
      <Space wrap size={[24, 0]}>
        {(
          [
            ['active', '启用'],
            ['publicIntake', '网上可以提交'],
            ['anonymous', '可以匿名'],
            ['dispatches', '受理后派发'],
            ['reviewed', '答复要审核'],
            ['callsBack', '办结后回访'],
            ['rates', '来信人评价'],
            ['extendsByDesk', '延期由受理单位审批'],
          ] as const
        ).map(([name, label]) => (
          <Form.Item key={name} name={name} valuePropName="checked" style={{ marginBottom: 12 }}>
            <Checkbox>{label}</Checkbox>
          </Form.Item>
        ))}
      </Space>
      <Space wrap>
        <Form.Item name="publishes" label={<LabelWithHelp {...help.publishes}>是否公开</LabelWithHelp>}>
          <Select
            style={{ width: 220 }}
            options={Object.entries(publishesLabels).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="redoMost" label="不满意最多重办几次">
          <InputNumber min={0} max={9} precision={0} />
        </Form.Item>
        <Form.Item name="reopensDays" label="答复后几日内可以再次反映">
          <InputNumber min={0} max={365} precision={0} />
        </Form.Item>
      </Space>
      <div>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存渠道
        </Button>{' '}
        {onDone ? <Button onClick={onDone}>取消</Button> : null}
      </div>
    </Form>
  )
}

function Limits({ channel }: { channel: ChannelView }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<LimitInput>()
  const set = useMutation({
    mutationFn: (limit: LimitInput) => api.post(`/cases/channels/${channel.code}/limits`, limit),
    async onSuccess() {
      message.success('已设定，生效之日起的来件按新时限办理')
      form.resetFields()
      await queries.invalidateQueries({ queryKey: ['case-channels'] })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <>
      <h2 style={{ fontSize: 16, marginTop: 24 }}>时限</h2>
      <Table
        rowKey={(limit) => `${limit.step} ${limit.matter} ${limit.urgent} ${limit.fromDay}`}
        size="small"
        pagination={false}
        dataSource={channel.limits}
        columns={[
          { title: '环节', dataIndex: 'step', render: (step: LimitInput['step']) => limitStepLabels[step] },
          { title: '类型', dataIndex: 'matter', render: (matter: string) => matter || '全部' },
          { title: '紧急', dataIndex: 'urgent', render: (urgent: boolean) => (urgent ? '紧急' : '一般') },
          {
            title: '时限',
            dataIndex: 'amount',
            render: (amount: number, limit) => `${amount}${limitUnitLabels[limit.unit]}`,
          },
          { title: '自何日起', dataIndex: 'fromDay' },
          { title: '依据', dataIndex: 'source' },
        ]}
      />
      <Form
        form={form}
        layout="inline"
        style={{ marginTop: 12, rowGap: 8 }}
        initialValues={{ matter: '', urgent: false, step: 'answer', unit: 'working_day', fromDay: today() }}
        onFinish={(limit) => set.mutate(limit)}
      >
        <Form.Item name="step" label="环节">
          <Select
            style={{ width: 130 }}
            options={Object.entries(limitStepLabels).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="matter" label="类型">
          <Select
            style={{ width: 110 }}
            options={[
              { value: '', label: '全部' },
              ...channel.matters.map((value) => ({ value, label: value })),
            ]}
          />
        </Form.Item>
        <Form.Item name="urgent" valuePropName="checked">
          <Checkbox>紧急</Checkbox>
        </Form.Item>
        <Form.Item
          name="amount"
          label={<LabelWithHelp {...help.amount}>时限</LabelWithHelp>}
          rules={[{ required: true, message: '请填写时限' }]}
        >
          <InputNumber min={1} max={365} precision={0} />
        </Form.Item>
        <Form.Item name="unit" label="单位">
          <Select
            style={{ width: 120 }}
            options={Object.entries(limitUnitLabels).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="fromDay" label="自何日起" rules={[{ required: true, message: '请填写日期' }]}>
          <DayField />
        </Form.Item>
        <Form.Item name="source" label="依据" rules={[{ required: true, message: '请填写依据' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={set.isPending}>
          设定时限
        </Button>
      </Form>
    </>
  )
}
