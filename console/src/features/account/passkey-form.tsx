import { KeyOutlined } from '@ant-design/icons'
import { startRegistration } from '@simplewebauthn/browser'
import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Button, Form, Input } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { fromBrowser } from './browser-refusal.ts'
import { help } from './help.ts'
import { useProof } from './proof.tsx'
import { useToldCodes } from './recovery-codes.tsx'

type Answer = Me | PendingSignIn

/** Registers a passkey: the device's fingerprint or PIN, or a key that is plugged in. */
export function PasskeyForm({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const { proving, step } = useProof()
  const { after, told } = useToldCodes(onAnswer)
  const add = useAct(
    ({ name }: { name: string }) =>
      proving(async () => {
        const optionsJSON =
          await api.post<Parameters<typeof startRegistration>[0]['optionsJSON']>('/account/passkeys/ask')
        const answer = await startRegistration({ optionsJSON }).catch(fromBrowser)
        return api.post<Answer>('/account/passkeys', { answer, name })
      }),
    { touches: [['account']], after },
  )
  if (told ?? step) return told ?? step
  return (
    <Form<{ name: string }>
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: '办公电脑' }}
      onFinish={(input) => add.mutate(input)}
    >
      <Refused error={add.error} />
      <p>使用这台电脑的指纹、人脸或者锁屏密码，也可以插入安全密钥。</p>
      <Form.Item
        name="name"
        label={<LabelWithHelp {...help.passkey}>名称</LabelWithHelp>}
        extra="便于日后辨认，如“办公电脑”“安全密钥”。"
        rules={[{ required: true, message: '请给通行密钥起个名字' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block icon={<KeyOutlined />} loading={add.isPending}>
        登记通行密钥
      </Button>
    </Form>
  )
}
