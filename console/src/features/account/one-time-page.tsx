import { useQuery } from '@tanstack/react-query'
import type { LinkView } from '@yangguang/server/contract/foundation/identity'
import { Button, Form, Input, Result } from 'antd'
import { useState } from 'react'
import { Doorstep } from '../../app/sign-in.tsx'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded } from '../../ui/states.tsx'
import { NewPasswordFields } from './new-password-step.tsx'

interface Chosen {
  next: string
  code?: string
}

/** Behind a one-time link: the person chooses their password. The token stands after the hash, so no server logs it. */
export function OneTimePage() {
  const [token] = useState(() => location.hash.slice(1))
  const [done, setDone] = useState(false)
  const link = useQuery({
    queryKey: ['one-time', token],
    queryFn: () => api.post<LinkView>('/one-time/look', { token }),
    retry: false,
    enabled: !done,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const choose = useAct(
    ({ next, code }: Chosen) => api.post('/one-time', { token, password: next, ...(code && { code }) }),
    { touches: [], after: () => setDone(true) },
  )
  if (done) {
    return (
      <Doorstep title="设置密码">
        <Result
          status="success"
          title="密码已设置"
          subTitle="链接已经失效。"
          extra={
            <a href="/console/">
              <Button type="primary">去登录</Button>
            </a>
          }
        />
      </Doorstep>
    )
  }
  return (
    <Doorstep title="设置密码">
      <Loaded query={link}>
        {({ login, name, rule, needsCode }) => (
          <Form<Chosen> layout="vertical" requiredMark={false} onFinish={(f) => choose.mutate(f)}>
            <p>
              {name}，您好。您的用户名是 <strong>{login}</strong>，请设置密码。
            </p>
            <Refused error={choose.error} />
            <input type="text" autoComplete="username" value={login} readOnly hidden />
            {needsCode ? (
              <Form.Item
                name="code"
                label="领取码"
                extra="向系统管理员索取，共 8 位；链接和领取码由两名管理员分别提供。"
                rules={[{ required: true, message: '请输入领取码' }]}
              >
                <Input size="large" autoComplete="off" maxLength={20} />
              </Form.Item>
            ) : null}
            <NewPasswordFields rule={rule} />
            <Button type="primary" htmlType="submit" size="large" block loading={choose.isPending}>
              设置密码
            </Button>
          </Form>
        )}
      </Loaded>
    </Doorstep>
  )
}
