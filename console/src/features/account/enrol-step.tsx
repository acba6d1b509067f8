import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Alert, Segmented } from 'antd'
import { useState } from 'react'
import { PasskeyForm } from './passkey-form.tsx'
import { TotpForm } from './totp-form.tsx'

type Answer = Me | PendingSignIn

/** A post that requires a second factor: the person gets one before anything else. */
export function EnrolStep({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const [way, setWay] = useState<'totp' | 'passkey'>('totp')
  return (
    <>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title="按安全策略，您的岗位须有第二验证方式才能使用工作台。"
      />
      <Segmented
        block
        value={way}
        onChange={setWay}
        options={[
          { value: 'totp', label: '手机验证器' },
          { value: 'passkey', label: '通行密钥' },
        ]}
        style={{ marginBottom: 16 }}
      />
      {way === 'totp' ? <TotpForm onAnswer={onAnswer} /> : <PasskeyForm onAnswer={onAnswer} />}
    </>
  )
}
