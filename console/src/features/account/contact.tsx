import { useQuery } from '@tanstack/react-query'
import type { ContactInput } from '@yangguang/server/contract/foundation/notify'
import { Button, Card, Form, Input } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { help } from './help.ts'
import { contactQuestion } from './questions.ts'

/** Where reminders of cards and urgent matters go besides the inbox; one's own to enter and to take away. */
export function Contact() {
  const contact = useQuery(contactQuestion)
  const save = useAct((values: ContactInput) => api.put('/account/contact', values), {
    done: '已保存',
    touches: [['account']],
  })
  return (
    <Card title="提醒方式">
      <p className="quiet">
        来件亮黄牌、红牌或者被催办时，除待办外再发一次邮件或者短信；消息只写编号和时限，不写内容。留空就不发。
      </p>
      <Refused error={save.error} />
      <Loaded query={contact}>
        {({ ways, email, phone }) => (
          <Form<ContactInput>
            layout="vertical"
            initialValues={{ email, phone }}
            onFinish={(values) => save.mutate(values)}
          >
            <Form.Item
              name="email"
              label={<LabelWithHelp {...help.email}>邮箱</LabelWithHelp>}
              extra={ways.email ? undefined : '本系统还没有接通发信服务器，填写后接通时生效。'}
              rules={[{ type: 'email', message: '请填写完整的邮箱地址' }]}
            >
              <Input maxLength={100} autoComplete="email" style={{ maxWidth: 360 }} />
            </Form.Item>
            <Form.Item
              name="phone"
              label={<LabelWithHelp {...help.phone}>手机号码</LabelWithHelp>}
              extra={ways.sms ? undefined : '本系统还没有接通短信网关，填写后接通时生效。'}
              rules={[{ pattern: /^(1[3-9]\d{9})?$/, message: '请填写11位手机号码' }]}
            >
              <Input maxLength={11} inputMode="tel" autoComplete="tel" style={{ maxWidth: 360 }} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              保存
            </Button>
          </Form>
        )}
      </Loaded>
    </Card>
  )
}
