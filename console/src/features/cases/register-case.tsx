import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RegisterCaseInput } from '@yangguang/server/contract/engagement/cases'
import { cameByLabels } from '@yangguang/server/contract/engagement/cases'
import { Button, Card, Checkbox, Form, Input, InputNumber, Radio, Result, Select, Space } from 'antd'
import { useState } from 'react'
import { ApiProblem, api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { channelsQuestion } from './questions.ts'

/** Writes down a call or a visit; what can be answered at once is answered and closed here. */
export function RegisterCasePage() {
  const channels = useQuery(channelsQuestion)
  const [form] = Form.useForm<RegisterCaseInput>()
  const [formKey, setFormKey] = useState(() => crypto.randomUUID())
  const kept = useKept<RegisterCaseInput>(form, 'case-new', 0, ['name', 'phone'])
  const register = useMutation({
    mutationFn: (input: RegisterCaseInput) =>
      api.post<{ id: string; number: string; code: string }>('/cases', input, { once: formKey }),
    onSuccess: kept.forget,
    onError(error) {
      if (error instanceof ApiProblem)
        form.setFields(
          Object.entries(error.fields).map(([name, text]) => ({
            name: name as keyof RegisterCaseInput,
            errors: [text],
          })),
        )
    },
  })
  const channel = Form.useWatch('channel', form)
  if (register.data)
    return (
      <Result
        status="success"
        title={`已登记，编号 ${register.data.number}`}
        subTitle={
          <>
            查询码 <strong style={{ fontSize: 20, letterSpacing: 2 }}>{register.data.code}</strong>
            ，只显示这一次，请告诉来电来访人。
          </>
        }
        extra={[
          <Link key="open" to="/cases/$id" params={{ id: register.data.id }}>
            <Button type="primary">办理这件来件</Button>
          </Link>,
          <Button
            key="next"
            onClick={() => {
              register.reset()
              form.resetFields()
              setFormKey(crypto.randomUUID())
            }}
          >
            登记下一件
          </Button>,
        ]}
      />
    )
  return (
    <>
      <PageHead title="登记来电来访" />
      <Loaded query={channels}>
        {(all) => {
          const current = all.find(({ code }) => code === channel)
          return (
            <Card style={{ maxWidth: 860 }}>
              <Refused error={register.error} />
              {kept.note}
              <Form
                form={form}
                layout="vertical"
                initialValues={{
                  channel: 'consultation',
                  cameBy: 'phone',
                  matter: '咨询',
                  consent: false,
                  urgent: false,
                  ...kept.values,
                }}
                onValuesChange={kept.keep}
                onFinish={(values) => register.mutate({ ...values, bodyId: '' })}
                preserve
              >
                <Form.Item
                  name="channel"
                  label={<LabelWithHelp {...help.channel}>渠道</LabelWithHelp>}
                  rules={[{ required: true, message: '请选择渠道' }]}
                >
                  <Select
                    options={all
                      .filter(({ active }) => active)
                      .map(({ code, name }) => ({ value: code, label: name }))}
                    onChange={() => form.setFieldValue('matter', undefined)}
                  />
                </Form.Item>
                <Form.Item name="cameBy" label="来件方式">
                  <Radio.Group
                    options={(['phone', 'counter', 'post', 'upper'] as const).map((value) => ({
                      value,
                      label: cameByLabels[value],
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name="matter"
                  label={<LabelWithHelp {...help.matter}>类型</LabelWithHelp>}
                  rules={[{ required: true, message: '请选择类型' }]}
                >
                  <Radio.Group options={current?.matters ?? []} />
                </Form.Item>
                <Form.Item
                  name="title"
                  label={<LabelWithHelp {...help.title}>事由</LabelWithHelp>}
                  rules={[{ required: true, message: '请用一句话写明事由' }]}
                >
                  <Input maxLength={50} />
                </Form.Item>
                <Form.Item
                  name="asked"
                  label={<LabelWithHelp {...help.asked}>具体情况</LabelWithHelp>}
                  rules={[{ required: true, message: '请写明具体情况' }]}
                >
                  <Input.TextArea rows={5} maxLength={4_000} />
                </Form.Item>
                <Form.Item name="place" label={<LabelWithHelp {...help.place}>地点</LabelWithHelp>}>
                  <Input maxLength={100} />
                </Form.Item>
                <Space>
                  <Form.Item name="lng" label="经度（有定位的填写）">
                    <InputNumber min={-180} max={180} style={{ width: 160 }} />
                  </Form.Item>
                  <Form.Item name="lat" label="纬度">
                    <InputNumber min={-90} max={90} style={{ width: 160 }} />
                  </Form.Item>
                </Space>
                <Form.Item
                  name="name"
                  label={
                    <LabelWithHelp {...help.person}>
                      {current?.anonymous ? '姓名（可以不填）' : '姓名'}
                    </LabelWithHelp>
                  }
                >
                  <Input maxLength={50} autoComplete="off" />
                </Form.Item>
                <Form.Item
                  name="phone"
                  label={
                    <LabelWithHelp {...help.person}>
                      {current?.anonymous ? '联系电话（可以不填）' : '联系电话'}
                    </LabelWithHelp>
                  }
                >
                  <Input maxLength={40} autoComplete="off" />
                </Form.Item>
                <Form.Item name="outerNumber" label="上级工单编号">
                  <Input maxLength={60} />
                </Form.Item>
                <Form.Item name="urgent" valuePropName="checked">
                  <Checkbox>紧急</Checkbox>
                </Form.Item>
                <Form.Item
                  name="reply"
                  label={<LabelWithHelp {...help.answerNow}>当场答复（填写后直接办结）</LabelWithHelp>}
                >
                  <Input.TextArea rows={4} maxLength={4_000} />
                </Form.Item>
                <Button type="primary" htmlType="submit" loading={register.isPending}>
                  登记
                </Button>
              </Form>
            </Card>
          )
        }}
      </Loaded>
    </>
  )
}
