import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import {
  audienceLabels,
  audiences,
  type ServiceContent,
  type ServiceDetail,
  serviceKindLabels,
  serviceKinds,
  serviceThemeLabels,
  serviceThemes,
} from '@yangguang/server/contract/publication/services'
import { App, Button, Card, Checkbox, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { Grounds, Materials, Places, Rows, TermField } from './service-parts.tsx'

const needed = (message: string) => [{ required: true, message }]
const labels = <Key extends string>(keys: readonly Key[], names: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: names[value] }))

const empty = {
  kind: 'public_service',
  audience: ['person'],
  materials: [],
  steps: [{ title: '申请' }, { title: '受理' }, { title: '审查' }, { title: '办结' }],
  places: [{}],
}

export function NewServicePage() {
  const me = useMe()
  return (
    <>
      <PageHead title="新增办事服务事项">
        <span className="quiet">实施机关：{me.bodyName}</span>
      </PageHead>
      <ServiceEditor />
    </>
  )
}

/** The guide, part by part, in the order in which the public reads it. */
export function ServiceEditor({ one }: { one?: ServiceDetail }) {
  const me = useMe()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<ServiceContent>()
  const [formKey] = useState(() => crypto.randomUUID())
  const kept = useKept<ServiceContent>(form, `service.${one?.id ?? ''}`, one?.version)
  const [touched, setTouched] = useState(false)
  useBlocker({
    shouldBlockFn: () => touched && !window.confirm('有未保存的修改，确定离开？'),
    enableBeforeUnload: () => touched,
  })
  const save = useMutation({
    async mutationFn() {
      const content = withoutBlanks(form.getFieldsValue(true))
      if (!one)
        return (
          await api.post<{ id: string }>('/services', { bodyId: me.bodyId, content }, { once: formKey })
        ).id
      await api.put(`/services/${one.id}`, { version: one.version, content })
      return one.id
    },
    async onSuccess(id) {
      setTouched(false)
      kept.forget()
      message.success('已保存')
      await queries.invalidateQueries({ queryKey: ['services'] })
      if (!one) setTimeout(() => void navigate({ to: '/services/$id', params: { id } }))
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ ...(one?.content ?? empty), ...kept.values }}
      disabled={one ? !one.may.edit : false}
      scrollToFirstError
      onValuesChange={(changed) => {
        setTouched(true)
        kept.keep(changed, form.getFieldsValue(true))
      }}
      onFinish={() => save.mutate()}
      className="stack"
      style={one ? {} : { maxWidth: 980 }}
    >
      {kept.note}
      <Card size="small" title="基本信息">
        <Form.Item
          name="name"
          label={<LabelWithHelp {...help.name}>事项名称</LabelWithHelp>}
          rules={needed('请填写事项名称')}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="summary" label="一句话说明" extra="在列表和搜索结果中显示，写明办的是什么、给谁办。">
          <Input maxLength={200} />
        </Form.Item>
        <Space wrap align="start" size="large">
          <Form.Item
            name="kind"
            label={<LabelWithHelp {...help.kind}>事项类型</LabelWithHelp>}
            rules={needed('请选择事项类型')}
          >
            <Select style={{ width: 160 }} options={labels(serviceKinds, serviceKindLabels)} />
          </Form.Item>
          <Form.Item name="code" label={<LabelWithHelp {...help.code}>权力事项编码</LabelWithHelp>}>
            <Input maxLength={40} style={{ width: 220 }} />
          </Form.Item>
          <Form.Item
            name="audience"
            label="服务对象"
            rules={[{ type: 'array', min: 1, message: '请选择服务对象' }]}
          >
            <Checkbox.Group options={labels(audiences, audienceLabels)} />
          </Form.Item>
        </Space>
        <Form.Item name="themes" label="主题" extra="按人和企业的一生归类，最多 4 个。">
          <Select mode="multiple" maxCount={4} options={labels(serviceThemes, serviceThemeLabels)} />
        </Form.Item>
        <Form.Item name="result" label={<LabelWithHelp {...help.result}>办理结果</LabelWithHelp>}>
          <Input maxLength={100} />
        </Form.Item>
      </Card>
      <Card size="small" title={<LabelWithHelp {...help.basis}>设定依据</LabelWithHelp>}>
        <Grounds />
      </Card>
      <Card size="small" title={<LabelWithHelp {...help.conditions}>受理条件</LabelWithHelp>}>
        <Form.Item name="conditions" noStyle>
          <Input.TextArea aria-label="受理条件" autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5_000} />
        </Form.Item>
      </Card>
      <Card size="small" title={<LabelWithHelp {...help.materials}>申请材料</LabelWithHelp>}>
        <Materials />
      </Card>
      <Card size="small" title={<LabelWithHelp {...help.steps}>办理流程</LabelWithHelp>}>
        <Rows
          name="steps"
          add="增加环节"
          fields={[
            { name: 'title', label: '环节', width: 180, most: 60, needed: '请填写环节名称' },
            { name: 'text', label: '说明', most: 500 },
          ]}
        />
      </Card>
      <Card size="small" title="时限和收费">
        <Space wrap size="large" align="start">
          <TermField name="legalTerm" label="法定时限" />
          <TermField name="promisedTerm" label="承诺时限（填 0 为当场办结）" />
        </Space>
        <Form.Item name="termNote" label={<LabelWithHelp {...help.term}>时限说明</LabelWithHelp>}>
          <Input maxLength={300} placeholder="例如：听证、检测、专家评审所需时间不计入" />
        </Form.Item>
        <Form.Item name="charged" valuePropName="checked">
          <Checkbox>收费</Checkbox>
        </Form.Item>
        <Form.Item noStyle dependencies={['charged']}>
          {({ getFieldValue }) =>
            getFieldValue('charged') ? (
              <>
                <Form.Item
                  name="feeStandard"
                  label={<LabelWithHelp {...help.fee}>收费标准</LabelWithHelp>}
                  rules={needed('请填写收费标准')}
                >
                  <Input.TextArea rows={2} maxLength={500} />
                </Form.Item>
                <Form.Item
                  name="feeBasis"
                  label={<LabelWithHelp {...help.feeBasis}>收费依据</LabelWithHelp>}
                  rules={needed('请填写收费依据')}
                >
                  <Input maxLength={300} />
                </Form.Item>
              </>
            ) : null
          }
        </Form.Item>
      </Card>
      <Card size="small" title={<LabelWithHelp {...help.places}>办理地点和时间</LabelWithHelp>}>
        <Places />
      </Card>
      <Card size="small" title="电话和网上办理">
        <Space wrap size="large">
          <Form.Item
            name="consultPhone"
            label={<LabelWithHelp {...help.consultPhone}>咨询电话</LabelWithHelp>}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            name="complaintPhone"
            label={<LabelWithHelp {...help.complaintPhone}>监督电话</LabelWithHelp>}
          >
            <Input maxLength={60} />
          </Form.Item>
        </Space>
        <Form.Item
          name="onlineUrl"
          label="网上办理地址"
          extra="不是政府网站的，公众离开本站前会看到提示。"
          rules={[{ pattern: /^https?:\/\/\S+$/, message: '请填写以 http 或者 https 开头的网址' }]}
        >
          <Input maxLength={500} placeholder="https://" />
        </Form.Item>
      </Card>
      <Refused error={save.error} />
      {!one || one.may.edit ? (
        <div>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
          {one?.state === 'published' ? (
            <span className="quiet" style={{ marginLeft: 12 }}>
              保存后公众看到的仍是上次发布的内容，发布修改后才更新。
            </span>
          ) : null}
        </div>
      ) : null}
    </Form>
  )
}

/** A field left empty is not sent, a number that was taken out is none. */
function withoutBlanks(content: ServiceContent): unknown {
  return JSON.parse(
    JSON.stringify(content, (key, value: unknown) => {
      if (value === null || value === undefined)
        return ['documentId', 'latitude', 'longitude', 'legalTerm', 'promisedTerm'].includes(key)
          ? null
          : undefined
      if (key.endsWith('Term') && typeof value === 'object' && 'amount' in value)
        return typeof value.amount === 'number' ? value : null
      return value
    }),
  )
}
