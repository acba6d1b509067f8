import { useQuery } from '@tanstack/react-query'
import type { Me, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Button, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { help } from './help.ts'
import { useProof } from './proof.tsx'
import { useToldCodes } from './recovery-codes.tsx'

type Answer = Me | PendingSignIn

/** Binds an authenticator app: the picture, the same as text, and the first code as proof. */
export function TotpForm({ onAnswer }: { onAnswer: (answer: Answer) => void }) {
  const { proving, step } = useProof()
  const { after, told } = useToldCodes(onAnswer)
  // A new secret each time the form is opened: an old picture on somebody's screen is worth nothing.
  const [opened] = useState(() => crypto.randomUUID())
  const begun = useQuery({
    queryKey: ['totp', opened],
    queryFn: () => proving(() => api.post<{ secret: string; uri: string }>('/account/totp')),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const confirm = useAct(
    (input: { code: string }) => proving(() => api.post<Answer>('/account/totp/confirm', input)),
    { touches: [['account']], after },
  )
  if (told ?? step) return told ?? step
  return (
    <Loaded query={begun}>
      {({ secret, uri }) => (
        <Form<{ code: string }>
          layout="vertical"
          requiredMark={false}
          onFinish={(input) => confirm.mutate(input)}
        >
          <Refused error={confirm.error} />
          <ol className="steps">
            <li>在手机上打开验证器（任一支持 TOTP 的应用），扫描下面的二维码。</li>
            <li>把验证器显示的 6 位数字填在下面。</li>
          </ol>
          <div style={{ display: 'grid', placeItems: 'center', marginBottom: 8 }}>
            <QRCode value={uri} size={176} aria-label="绑定动态口令的二维码" />
          </div>
          <p className="quiet">
            不能扫码时，请在验证器中手工输入密钥：
            <Typography.Text code copyable>
              {secret}
            </Typography.Text>
          </p>
          <Form.Item
            name="code"
            label={<LabelWithHelp {...help.totp}>动态口令</LabelWithHelp>}
            rules={[{ pattern: /^\d{6}$/, required: true, message: '请输入 6 位数字的动态口令' }]}
          >
            <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
            绑定
          </Button>
        </Form>
      )}
    </Loaded>
  )
}
