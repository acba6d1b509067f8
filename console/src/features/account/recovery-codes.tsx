import { CopyOutlined, PrinterOutlined } from '@ant-design/icons'
import type { Me, OwnAccount, PendingSignIn } from '@yangguang/server/contract/foundation/identity'
import { Alert, App, Button, Checkbox, Modal, Space } from 'antd'
import { type ReactNode, useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { useProof } from './proof.tsx'
import './recovery-codes.css'

type Answer = Me | PendingSignIn

/** A first factor brings recovery codes: they are shown before what comes next. */
export function useToldCodes(onAnswer: (answer: Answer) => void): {
  after: (answer: Answer) => void
  told: ReactNode
} {
  const [waiting, setWaiting] = useState<Answer | null>(null)
  const after = (answer: Answer) => (answer.recoveryCodes ? setWaiting(answer) : onAnswer(answer))
  const told = waiting?.recoveryCodes ? (
    <ToldCodes codes={waiting.recoveryCodes} onKept={() => onAnswer(waiting)} />
  ) : null
  return { after, told }
}

/** The codes, this once: to be printed or copied, and kept where the telephone is not. */
function ToldCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const [kept, setKept] = useState(false)
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard
      .writeText(codes.join('\n'))
      .then(() => message.success('已复制'))
      .catch(() => message.warning('浏览器不允许复制，请打印或者抄写'))
  }
  return (
    <>
      <div className="recovery-sheet">
        <h2>恢复码</h2>
        <p>
          手机或者安全密钥不在身边时，用恢复码代替第二步验证，每个只能使用一次。现在不保存，以后不再显示；请打印或者抄写，锁好保管。
        </p>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </div>
      <Space wrap style={{ marginBlock: 12 }}>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          打印
        </Button>
        <Button icon={<CopyOutlined />} onClick={copy}>
          复制
        </Button>
      </Space>
      <div>
        <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
          我已保存这些恢复码
        </Checkbox>
      </div>
      <Button type="primary" block disabled={!kept} onClick={onKept} style={{ marginTop: 12 }}>
        继续
      </Button>
    </>
  )
}

/** How many codes are left, and a new set in their place. */
export function RecoveryCodes({ recovery }: { recovery: OwnAccount['recovery'] }) {
  const [open, setOpen] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { proving, step } = useProof()
  const renew = useAct(
    () => proving(() => api.post<{ recoveryCodes: string[] }>('/account/recovery-codes')),
    { touches: [['account']], after: ({ recoveryCodes }) => setCodes(recoveryCodes) },
  )
  const close = () => {
    setOpen(false)
    setCodes(null)
    renew.reset()
  }
  const { left, madeAt, usedAt } = recovery
  return (
    <>
      {left <= 3 ? (
        <Alert
          type="warning"
          showIcon
          style={{ marginTop: 12 }}
          title={left === 0 ? '没有可用的恢复码，请重新生成。' : `恢复码只剩 ${left} 个，请重新生成。`}
        />
      ) : null}
      <div className="recovery-line">
        <span>
          恢复码剩余 <strong>{left}</strong> 个
          <span className="quiet">
            {madeAt ? `　${moment(madeAt)} 生成` : ''}
            {usedAt ? `　最近使用 ${moment(usedAt)}` : ''}
          </span>
        </span>
        <Button onClick={() => setOpen(true)}>重新生成恢复码</Button>
      </div>
      <Modal
        title="重新生成恢复码"
        open={open}
        onCancel={close}
        footer={null}
        mask={{ closable: false }}
        destroyOnHidden
        width={440}
      >
        {codes ? (
          <ToldCodes codes={codes} onKept={close} />
        ) : (
          (step ?? (
            <>
              <Refused error={renew.error} />
              <p>将生成 10 个新的恢复码，原有的全部作废。</p>
              <Button type="primary" block loading={renew.isPending} onClick={() => renew.mutate()}>
                生成
              </Button>
            </>
          ))
        )}
      </Modal>
    </>
  )
}
