import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { RequestInput, RequestMail } from '@yangguang/server/contract/requests/requests'
import {
  applicantTypeLabels,
  channelLabels,
  deliveryWayLabels,
  wantedFormLabels,
} from '@yangguang/server/contract/requests/requests'
import { Button, Card, Form, Input, Radio, Result, Select } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { ApiProblem, api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { MailCard } from './mail-card.tsx'

type Registration = RequestInput & { channel: string; arrivedOn: string }

const identifying = ['name', 'documentNumber', 'phone', 'address', 'email', 'contact'] as const

const optionsOf = (labels: Readonly<Record<string, string>>, without: readonly string[] = []) =>
  Object.entries(labels)
    .filter(([value]) => !without.includes(value))
    .map(([value, label]) => ({ value, label }))

/** Registers a request that came over the counter, by post, fax or e-mail. */
export function RegisterPage() {
  const { mail: mailId = '' }: { mail?: string } = useSearch({ strict: false })
  const mail = useQuery({
    queryKey: ['request-mail', mailId],
    queryFn: () => api.get<RequestMail>(`/request-mails/${mailId}`),
    enabled: mailId !== '',
  })
  if (mailId === '') return <Registering />
  return <Loaded query={mail}>{(found) => <Registering mail={found} />}</Loaded>
}

function Registering({ mail }: { mail?: RequestMail }) {
  const me = useMe()
  const [form] = Form.useForm<Registration>()
  const [formKey] = useState(() => crypto.randomUUID())
  const kept = useKept<Registration>(form, `request-new.${mail?.id ?? ''}`, 0, identifying)
  const register = useMutation({
    mutationFn: (input: Registration) =>
      api.post<{ id: string; number: string; code: string }>(
        '/requests',
        { ...input, bodyId: mail?.bodyId ?? me.bodyId, mailId: mail?.id ?? '' },
        { once: formKey },
      ),
    onSuccess: kept.forget,
    onError(error) {
      if (error instanceof ApiProblem) {
        form.setFields(
          Object.entries(error.fields).map(([name, text]) => ({
            name: name as keyof Registration,
            errors: [text],
          })),
        )
      }
    },
  })
  if (register.data) {
    return (
      <Result
        status="success"
        title={`已登记，编号 ${register.data.number}`}
        subTitle={
          <>
            查询码 <strong style={{ fontSize: 20, letterSpacing: 2 }}>{register.data.code}</strong>
            ，只显示这一次，请写在回执上交给申请人。
          </>
        }
        extra={
          <Link to="/requests/$id" params={{ id: register.data.id }}>
            <Button type="primary">办理这件申请</Button>
          </Link>
        }
      />
    )
  }
  return (
    <>
      <PageHead title={mail ? '登记电子邮件申请' : '登记申请'} />
      <div className={mail ? 'two-panes' : ''}>
        <Card style={{ maxWidth: 760 }}>
          <Refused error={register.error} />
          {kept.note}
          <Form<Registration>
            form={form}
            layout="vertical"
            initialValues={{
              channel: 'counter',
              arrivedOn: today(),
              applicantType: 'naturalPerson',
              documentKind: '居民身份证',
              wantedForm: 'paper',
              deliveryWay: 'post',
              email: '',
              address: '',
              contact: '',
              ...(mail
                ? {
                    channel: 'email',
                    arrivedOn: mail.arrivedOn,
                    asked: mail.text.slice(0, 4000),
                    name: mail.fromName,
                    email: mail.fromAddress,
                    wantedForm: 'electronic',
                    deliveryWay: 'email',
                  }
                : {}),
              ...kept.values,
            }}
            onValuesChange={kept.keep}
            onFinish={(input) => register.mutate(input)}
          >
            <Form.Item
              name="channel"
              label={<LabelWithHelp {...help.channel}>提交方式</LabelWithHelp>}
              extra="当面、口头以提交之日，需签收的邮件以签收之日为收到申请之日；其余须与申请人确认（条例第三十一条）"
            >
              <Select options={optionsOf(channelLabels, ['online'])} />
            </Form.Item>
            <Form.Item
              name="arrivedOn"
              label={<LabelWithHelp {...help.arrivedOn}>提交或者签收日期</LabelWithHelp>}
              rules={[{ required: true }]}
            >
              <DayField />
            </Form.Item>
            <Form.Item
              name="asked"
              label={<LabelWithHelp {...help.asked}>申请内容</LabelWithHelp>}
              rules={[
                { required: true, whitespace: true, message: '请写明所需信息的名称、文号或者其他特征' },
              ]}
            >
              <Input.TextArea rows={5} maxLength={4000} showCount />
            </Form.Item>
            <Form.Item
              name="wantedForm"
              label={<LabelWithHelp {...help.wantedForm}>信息的形式</LabelWithHelp>}
            >
              <Radio.Group options={optionsOf(wantedFormLabels)} />
            </Form.Item>
            <Form.Item
              name="deliveryWay"
              label={<LabelWithHelp {...help.deliveryWay}>获取方式</LabelWithHelp>}
            >
              <Radio.Group options={optionsOf(deliveryWayLabels)} />
            </Form.Item>
            <Form.Item
              name="applicantType"
              label={<LabelWithHelp {...help.applicantType}>申请人类型</LabelWithHelp>}
              extra="登记后固定，计入年度报告的对应列"
            >
              <Radio.Group options={optionsOf(applicantTypeLabels)} />
            </Form.Item>
            <Form.Item
              name="name"
              label={<LabelWithHelp {...help.name}>姓名或者单位名称</LabelWithHelp>}
              rules={[{ required: true, message: '请填写申请人姓名或者名称' }]}
            >
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            <Form.Item name="documentKind" label={<LabelWithHelp {...help.document}>证件类型</LabelWithHelp>}>
              <Select
                options={['居民身份证', '护照', '统一社会信用代码', '其他证件'].map((label) => ({
                  value: label,
                  label,
                }))}
              />
            </Form.Item>
            <Form.Item
              name="documentNumber"
              label={<LabelWithHelp {...help.document}>证件号码</LabelWithHelp>}
              rules={[{ required: true, message: '请填写证件号码' }]}
            >
              <Input maxLength={60} autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="phone"
              label={<LabelWithHelp {...help.contact}>联系电话</LabelWithHelp>}
              rules={[{ required: true, message: '请填写联系电话' }]}
            >
              <Input maxLength={40} autoComplete="off" />
            </Form.Item>
            <Form.Item name="address" label={<LabelWithHelp {...help.contact}>通信地址</LabelWithHelp>}>
              <Input maxLength={200} autoComplete="off" />
            </Form.Item>
            <Form.Item name="email" label={<LabelWithHelp {...help.contact}>电子邮箱</LabelWithHelp>}>
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item name="contact" label={<LabelWithHelp {...help.contact}>联系人</LabelWithHelp>}>
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={register.isPending}>
              登记
            </Button>
          </Form>
        </Card>
        {mail ? <MailCard mail={mail} /> : null}
      </div>
    </>
  )
}
