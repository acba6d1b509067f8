import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Form, Input, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

/** Break-glass: a post one does not hold, for a few hours, once a second person agrees. */
export function Emergency({ roles }: { roles: OwnAccount['emergencyRoles'] }) {
  const [form] = Form.useForm<{ role: string; reason: string }>()
  const ask = useAct((input: { role: string; reason: string }) => api.post('/account/emergency', input), {
    done: '已提交，等待安全管理员批准',
    touches: [['account']],
    after: () => form.resetFields(),
  })
  if (roles.length === 0) return null
  return (
    <Card title="紧急授权">
      <p className="quiet">
        承办人无法到岗而期限将至时，可以临时申请其岗位。须由安全管理员批准，4 小时后自动失效，全程记入账本。
      </p>
      <Refused error={ask.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(input) => ask.mutate(input)}>
        <Form.Item
          name="role"
          label={
            <LabelWithHelp
              help="只能申请本机关的业务岗位，不能申请管理员岗位。"
              article="GB/T 22239—2019 8.1.4.2 访问控制"
            >
              岗位
            </LabelWithHelp>
          }
          rules={[{ required: true, message: '请选择岗位' }]}
        >
          <Select options={roles.map(({ role, label }) => ({ value: role, label }))} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={<LabelWithHelp {...help.emergencyReason}>紧急情况</LabelWithHelp>}
          rules={[{ required: true, min: 5, message: '请写明紧急情况，至少 5 个字' }]}
        >
          <Input.TextArea rows={2} maxLength={300} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={ask.isPending}>
          申请
        </Button>
      </Form>
    </Card>
  )
}
