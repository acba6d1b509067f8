import { useQuery } from '@tanstack/react-query'
import { Button, Form, Result } from 'antd'
import { useState } from 'react'
import { Doorstep } from '../../app/sign-in.tsx'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded } from '../../ui/states.tsx'
import { NewPasswordFields } from './new-password-step.tsx'

/** Behind a one-time link: the person chooses their password. The token stands after the hash, so no server logs it. */
export function OneTimePage() {
  const [token] = useState(() => location.hash.slice(1))
  const [done, setDone] = useState(false)
  const link = useQuery({
    queryKey: ['one-time', token],
    queryFn: () => api.post<{ login: string; name: string; rule: string }>('/one-time/look', { token }),
    retry: false,
    enabled: !done,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const choose = useAct(
    (fields: { next: string }) => api.post('/one-time', { token, password: fields.next }),
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
        {({ login, name, rule }) => (
          <Form<{ next: string }> layout="vertical" requiredMark={false} onFinish={(f) => choose.mutate(f)}>
            <p>
              {name}，您好。您的用户名是 <strong>{login}</strong>，请设置密码。
            </p>
            <Refused error={choose.error} />
            <input type="text" autoComplete="username" value={login} readOnly hidden />
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
