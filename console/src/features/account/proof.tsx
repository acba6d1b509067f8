import { KeyOutlined } from '@ant-design/icons'
import { startAuthentication } from '@simplewebauthn/browser'
import { useQuery } from '@tanstack/react-query'
import type { ProofWays } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Form, Input, Modal, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { ApiProblem, api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded } from '../../ui/states.tsx'
import { fromBrowser } from './browser-refusal.ts'

interface Proof {
  proving: <T>(work: () => Promise<T>) => Promise<T>
  /** What asks for the proof, to be shown in place of what was there. */
  step: ReactNode
  /** The same over the page, where there is no place for it; turning away ends the work with the refusal. */
  dialog: ReactNode
}

interface Waiting {
  goOn: () => void
  giveUp: () => void
}

/**
 * Work on one's own keys. Where the server wants a proof first it is asked for, by `step` or by `dialog`; the work goes on by
 * itself afterwards.
 */
export function useProof(): Proof {
  const [waiting, setWaiting] = useState<Waiting | null>(null)
  const proving = async <T,>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'identity.prove_first') throw problem
      await new Promise<void>((goOn, refuse) => setWaiting({ goOn, giveUp: () => refuse(problem) })).finally(
        () => setWaiting(null),
      )
      return work()
    }
  }
  const step = waiting ? <ProofStep onProven={waiting.goOn} /> : null
  const dialog = (
    <Modal
      title="确认是您本人"
      open={waiting !== null}
      onCancel={() => waiting?.giveUp()}
      footer={null}
      destroyOnHidden
      width={440}
    >
      {step}
    </Modal>
  )
  return { proving, step, dialog }
}

type Way = 'password' | 'totp' | 'passkey'
const labels: Readonly<Record<Way, string>> = {
  password: '密码',
  totp: '动态口令',
  passkey: '通行密钥',
}

/** It is the person, and not somebody who found the desk open: the password or a factor once more. */
function ProofStep({ onProven }: { onProven: () => void }) {
  const ways = useQuery({
    queryKey: ['account', 'proof'],
    queryFn: () => api.get<ProofWays>('/account/proof'),
    gcTime: 0,
  })
  const [chosen, setChosen] = useState<Way | null>(null)
  return (
    <Loaded query={ways}>
      {(have) => {
        const possible = (['password', 'totp', 'passkey'] as const).filter((way) => have[way])
        const way = chosen ?? possible[0]
        if (!way) return <Alert type="info" showIcon title="请退出并重新登录，五分钟内回到这里办理。" />
        return (
          <>
            <p>改动密码和验证方式前，请确认是您本人；五分钟内不再询问。</p>
            {possible.length > 1 ? (
              <Segmented
                block
                value={way}
                onChange={setChosen}
                options={possible.map((value) => ({ value, label: labels[value] }))}
                style={{ marginBottom: 16 }}
              />
            ) : null}
            {way === 'passkey' ? (
              <PasskeyProof onProven={onProven} />
            ) : (
              <TypedProof key={way} way={way} login={have.login} onProven={onProven} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function TypedProof({
  way,
  login,
  onProven,
}: {
  way: 'password' | 'totp'
  login: string
  onProven: () => void
}) {
  const prove = useAct(
    ({ proof }: { proof: string }) =>
      api.post('/account/proof', way === 'password' ? { password: proof } : { code: proof.trim() }),
    { touches: [], after: onProven },
  )
  return (
    <Form<{ proof: string }> layout="vertical" requiredMark={false} onFinish={(input) => prove.mutate(input)}>
      <Refused error={prove.error} />
      <input type="text" autoComplete="username" value={login} readOnly hidden />
      {way === 'password' ? (
        <Form.Item name="proof" label="登录密码" rules={[{ required: true, message: '请输入登录密码' }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
      ) : (
        <Form.Item
          name="proof"
          label="动态口令"
          extra="手机验证器当前显示的 6 位数字。"
          rules={[{ pattern: /^\s*\d{6}\s*$/, required: true, message: '请输入 6 位数字的动态口令' }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} autoFocus />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block loading={prove.isPending}>
        确认是本人
      </Button>
    </Form>
  )
}

function PasskeyProof({ onProven }: { onProven: () => void }) {
  const prove = useAct(
    async () => {
      const optionsJSON =
        await api.post<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/account/proof/ask')
      const answer = await startAuthentication({ optionsJSON }).catch(fromBrowser)
      return api.post('/account/proof', { answer })
    },
    { touches: [], after: onProven },
  )
  return (
    <>
      <Refused error={prove.error} />
      <Button
        type="primary"
        block
        icon={<KeyOutlined />}
        loading={prove.isPending}
        onClick={() => prove.mutate()}
      >
        使用通行密钥确认
      </Button>
    </>
  )
}
