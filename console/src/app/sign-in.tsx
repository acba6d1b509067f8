import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Card, Form, Input, Typography } from 'antd'
import { api } from '../lib/api.ts'
import { meQuery } from './session.ts'

interface Credentials {
  login: string
  password: string
}

/** Asks for login and password; on its own page, and over a page whose session has ended. */
export function SignInForm({ onDone }: { onDone: () => void }) {
  const queries = useQueryClient()
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => api.post<Me>('/session', credentials),
    onSuccess(me) {
      queries.setQueryData(meQuery.queryKey, me)
      onDone()
    },
  })
  return (
    <Form<Credentials>
      layout="vertical"
      onFinish={(credentials) => signIn.mutate(credentials)}
      requiredMark={false}
    >
      {signIn.isError ? (
        <Alert type="error" showIcon title={signIn.error.message} style={{ marginBottom: 16 }} />
      ) : null}
      <Form.Item name="login" label="用户名" rules={[{ required: true, message: '请输入用户名' }]}>
        <Input autoComplete="username" autoFocus size="large" />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请输入密码' }]}>
        <Input.Password autoComplete="current-password" size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}

export function SignInPage() {
  const log = useQuery({
    queryKey: ['log'],
    queryFn: () => api.get<{ simulated: boolean }>('/ledger/head'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <main className="sign-in">
      <Card>
        <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0 }}>
          阳光政务公开工作台
        </Typography.Title>
        <SignInForm onDone={() => {}} />
        {log.data?.simulated ? (
          <p className="quiet">
            演示站点：可用 szfb.xxy（信息员）、szfb.gk（政务公开办）等账号登录，密码见启动窗口。
          </p>
        ) : null}
      </Card>
    </main>
  )
}
