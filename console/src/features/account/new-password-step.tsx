import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Form, Input } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

type Answer = Me | PendingSignIn
interface Fields {
  current: string
  next: string
  again: string
}

/** A new password of one's own: at the first sign-in, when the old one has aged, and whenever one likes. */
export function NewPasswordStep({
  login,
  rule,
  first,
  onAnswer,
}: {
  login: string
  rule: string
  first?: boolean
  onAnswer: (answer: Answer) => void
}) {
  const change = useAct(
    ({ current, next }: Fields) => api.post<Answer>('/account/password', { current, next }),
    { touches: [['account']], after: onAnswer, ...(first ? {} : { done: '密码已修改，其他会话已退出' }) },
  )
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={(fields) => change.mutate(fields)}>
      {first ? (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title="请设置新密码：初次登录或者密码已到期。"
        />
      ) : null}
      <Refused error={change.error} />
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordFields rule={rule} />
      <Button type="primary" htmlType="submit" block={first === true} loading={change.isPending}>
        保存新密码
      </Button>
    </Form>
  )
}

/** The new password, twice. */
export function NewPasswordFields({ rule }: { rule: string }) {
  return (
    <>
      <Form.Item
        name="next"
        label={<LabelWithHelp {...help.newPassword}>新密码</LabelWithHelp>}
        extra={rule}
        rules={[{ required: true, message: '请输入新密码' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再次输入新密码"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再次输入新密码' },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: string) => {
              if (value && value !== getFieldValue('next')) throw new Error('两次输入的新密码不一致')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
