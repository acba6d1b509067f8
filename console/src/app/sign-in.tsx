import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Card, Form, Input, Skeleton, Steps, Typography } from 'antd'
import { type ReactNode, useState } from 'react'
import { EnrolStep } from '../features/account/enrol-step.tsx'
import { FactorStep } from '../features/account/factor-step.tsx'
import { NewPasswordStep } from '../features/account/new-password-step.tsx'
import { api } from '../lib/api.ts'
import { Refused, useAct } from '../ui/act.tsx'
import { meQuery } from './session.ts'

const titles = { factor: '第二步验证', enrol: '登记第二验证方式', password: '设置新密码' } as const

/** Login and password, then whatever the session still lacks, until the person is in. */
export function SignInForm({ onDone, pending }: { onDone: () => void; pending?: PendingSignIn | null }) {
  const queries = useQueryClient()
  const [owed, setOwed] = useState(pending ?? null)
  const onAnswer = (answer: Me | PendingSignIn) => {
    if ('stage' in answer) return setOwed(answer)
    queries.setQueryData(meQuery.queryKey, answer)
    onDone()
  }
  if (!owed) return <PasswordStep onAnswer={onAnswer} />
  const startAgain = async () => {
    await api.remove('/session').catch(() => {})
    setOwed(null)
  }
  return (
    <>
      <Steps
        size="small"
        current={1}
        items={[{ title: '用户名和密码' }, { title: titles[owed.stage] }]}
        style={{ marginBottom: 16 }}
      />
      {owed.stage === 'factor' ? <FactorStep factors={owed.factors} onAnswer={onAnswer} /> : null}
      {owed.stage === 'enrol' ? <EnrolStep onAnswer={onAnswer} /> : null}
      {owed.stage === 'password' ? (
        <NewPasswordStep login={owed.login} rule={owed.rule} onAnswer={onAnswer} first />
      ) : null}
      <Button type="link" onClick={startAgain} style={{ paddingInline: 0, marginTop: 8 }}>
        换一个账号登录
      </Button>
    </>
  )
}

function PasswordStep({ onAnswer }: { onAnswer: (answer: Me | PendingSignIn) => void }) {
  const signIn = useAct(
    (credentials: { login: string; password: string }) =>
      api.post<Me | PendingSignIn>('/session', credentials),
    { touches: [], after: onAnswer },
  )
  return (
    <Form<{ login: string; password: string }>
      layout="vertical"
      onFinish={(credentials) => signIn.mutate(credentials)}
      requiredMark={false}
    >
      <Refused error={signIn.error} />
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

/** The organisation's own sign-in, where there is one. */
export const waysQuery = queryOptions({
  queryKey: ['ways'],
  queryFn: () => api.get<{ oidc: string | null }>('/session/ways'),
  staleTime: Number.POSITIVE_INFINITY,
})

export function SignInPage() {
  const ways = useQuery(waysQuery)
  const owed = useQuery({
    queryKey: ['owed'],
    queryFn: () => api.get<PendingSignIn>('/session/owed').catch(() => null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const log = useQuery({
    queryKey: ['log'],
    queryFn: () => api.get<{ simulated: boolean }>('/ledger/head'),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Doorstep title="阳光政务公开工作台">
      <OuterRefused />
      {owed.isPending ? <Skeleton active /> : <SignInForm pending={owed.data ?? null} onDone={() => {}} />}
      {ways.data?.oidc ? (
        <a href="/api/session/oidc">
          <Button size="large" block style={{ marginTop: 12 }}>
            {ways.data.oidc}登录
          </Button>
        </a>
      ) : null}
      {log.data?.simulated ? (
        <p className="quiet">
          演示站点：可用 szfb.xxy（信息员）、szfb.gk（政务公开办）等账号登录，密码见启动窗口。
        </p>
      ) : null}
    </Doorstep>
  )
}

const outerProblems: Readonly<Record<string, string>> = {
  outer_refused: '统一身份认证没有完成，请重新登录。',
  outer_unknown: '您在统一身份认证中的用户名在本平台没有可用的账号，请联系系统管理员开立。',
  outer_untied: '管理员账号须先用密码登录，在“我的账号”中绑定统一身份认证，之后才能这样登录。',
  outer_unreachable: '统一身份认证没有答复，请稍后重试，或者联系系统管理员。',
}

/** Back from the organisation's own sign-in without having come in. */
function OuterRefused() {
  const problem = outerProblems[new URLSearchParams(location.search).get('refused') ?? '']
  return problem ? <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} /> : null
}

/** The page of those who are not in yet. */
export function Doorstep({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="sign-in">
      <Card>
        <Typography.Title level={1} style={{ fontSize: 24, marginTop: 0 }}>
          {title}
        </Typography.Title>
        {children}
      </Card>
    </main>
  )
}
