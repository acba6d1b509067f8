import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { InterviewInput } from '@yangguang/server/contract/engagement/interviews'
import { Button, Card, Checkbox, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'

const needed = (message: string) => [{ required: true, message }]
/** What the browser's field gives is Beijing time, wherever the browser stands. */
const beijing = (local: string) => `${local}:00+08:00`

export function NewInterviewPage() {
  const me = useMe()
  const navigate = useNavigate()
  const [formKey] = useState(() => crypto.randomUUID())
  const [form] = Form.useForm<InterviewInput>()
  const kept = useKept<InterviewInput>(form, 'interview-new')
  const save = useMutation({
    mutationFn: (values: InterviewInput) =>
      api.post<{ id: string }>(
        '/interviews',
        {
          ...values,
          bodyId: me.bodyId,
          startsAt: beijing(values.startsAt),
          endsAt: beijing(values.endsAt),
          guests: values.guests.map((guest) => ({ ...guest, chief: guest.chief ?? false })),
        },
        { once: formKey },
      ),
    onSuccess({ id }) {
      kept.forget()
      return navigate({ to: '/interviews/$id', params: { id } })
    },
  })
  return (
    <>
      <PageHead title="筹备访谈" />
      <Refused error={save.error} />
      <Card style={{ maxWidth: 860 }}>
        {kept.note}
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            host: '主持人',
            guests: [{ name: '', title: '', chief: false }],
            ...kept.values,
          }}
          onValuesChange={kept.keep}
          onFinish={(values: InterviewInput) => save.mutate(values)}
        >
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.title}>主题</LabelWithHelp>}
            rules={needed('请填写主题')}
          >
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="intro"
            label={<LabelWithHelp {...help.intro}>访谈内容</LabelWithHelp>}
            rules={needed('请写明访谈内容')}
          >
            <Input.TextArea rows={4} maxLength={5_000} />
          </Form.Item>
          <Space size="large" wrap align="start">
            <Form.Item name="startsAt" label="开始时间（北京时间）" rules={needed('请填写开始时间')}>
              <DayField hour />
            </Form.Item>
            <Form.Item name="endsAt" label="结束时间（北京时间）" rules={needed('请填写结束时间')}>
              <DayField hour />
            </Form.Item>
            <Form.Item name="host" label="主持人">
              <Input maxLength={30} />
            </Form.Item>
          </Space>
          <Form.List name="guests">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <Space key={key} wrap align="end">
                    <Form.Item name={[name, 'name']} label="嘉宾姓名" rules={needed('请填写嘉宾姓名')}>
                      <Input maxLength={30} />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'title']}
                      label={<LabelWithHelp {...help.guest}>职务</LabelWithHelp>}
                      rules={needed('请填写职务')}
                    >
                      <Input maxLength={60} />
                    </Form.Item>
                    <Form.Item name={[name, 'chief']} valuePropName="checked">
                      <Checkbox>主要负责同志</Checkbox>
                    </Form.Item>
                    {fields.length > 1 ? (
                      <Form.Item>
                        <Button onClick={() => remove(name)}>删除</Button>
                      </Form.Item>
                    ) : null}
                  </Space>
                ))}
                <Form.Item>
                  <Button onClick={() => add()}>增加嘉宾</Button>
                </Form.Item>
              </>
            )}
          </Form.List>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Card>
    </>
  )
}
