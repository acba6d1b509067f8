import { KeyOutlined } from '@ant-design/icons'
import { startAuthentication } from '@simplewebauthn/browser'
import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Button, Divider, Form, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { fromBrowser } from './browser-refusal.ts'

type Answer = Me | PendingSignIn

/** The second proof at sign-in: a code of the person's app, or one of their passkeys. */
export function FactorStep({
  factors,
  onAnswer,
}: {
  factors: PendingSignIn['factors']
  onAnswer: (answer: Answer) => void
}) {
  const code = useAct((input: { code: string }) => api.post<Answer>('/session/totp', input), {
    touches: [],
    after: onAnswer,
  })
  const passkey = useAct(
    async () => {
      const optionsJSON =
        await api.post<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/session/passkey/ask')
      const answer = await startAuthentication({ optionsJSON }).catch(fromBrowser)
      return api.post<Answer>('/session/passkey', { answer })
    },
    { touches: [], after: onAnswer },
  )
  const [lost, setLost] = useState(false)
  if (lost) return <RecoveryStep onAnswer={onAnswer} onBack={() => setLost(false)} />
  return (
    <>
      <Refused error={code.error ?? passkey.error} />
      {factors.totp ? (
        <Form<{ code: string }>
          layout="vertical"
          onFinish={(input) => code.mutate(input)}
          requiredMark={false}
        >
          <Form.Item
            name="code"
            label="动态口令"
            extra="请打开手机上的验证器，输入当前显示的 6 位数字。"
            rules={[{ pattern: /^\d{6}$/, required: true, message: '请输入 6 位数字的动态口令' }]}
          >
            <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" size="large" block loading={code.isPending}>
            验证
          </Button>
        </Form>
      ) : null}
      {factors.totp && factors.passkey ? <Divider plain>或者</Divider> : null}
      {factors.passkey ? (
        <Button
          icon={<KeyOutlined />}
          size="large"
          block
          type={factors.totp ? 'default' : 'primary'}
          autoFocus={!factors.totp}
          loading={passkey.isPending}
          onClick={() => passkey.mutate()}
        >
          使用通行密钥
        </Button>
      ) : null}
      <p className="quiet" style={{ marginBlock: '12px 0' }}>
        {factors.recovery ? (
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => setLost(true)}>
            不在身边？使用恢复码
          </Button>
        ) : (
          '验证器或者通行密钥不在身边？请联系安全管理员清除后重新登记。'
        )}
      </p>
    </>
  )
}

/** A code from the sheet that came with the factor; a good one is used up. */
function RecoveryStep({ onAnswer, onBack }: { onAnswer: (answer: Answer) => void; onBack: () => void }) {
  const enter = useAct((input: { code: string }) => api.post<Answer>('/session/recovery', input), {
    touches: [],
    after: onAnswer,
  })
  return (
    <Form<{ code: string }> layout="vertical" onFinish={(input) => enter.mutate(input)} requiredMark={false}>
      <Refused error={enter.error} />
      <Form.Item
        name="code"
        label="恢复码"
        extra="登记第二验证方式时打印或者抄写的 12 位字符，每个只能使用一次。"
        rules={[{ required: true, message: '请输入恢复码' }]}
      >
        <Input size="large" autoComplete="off" maxLength={20} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={enter.isPending}>
        验证
      </Button>
      <Button type="link" onClick={onBack} style={{ paddingInline: 0, marginTop: 8 }}>
        返回其他验证方式
      </Button>
    </Form>
  )
}
