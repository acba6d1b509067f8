import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { Refused } from './act.tsx'
import { LabelWithHelp } from './help.tsx'

/** Takes a post out of sight with a reason; it stays and is never deleted. */
export function HideButton({ what, onHide }: { what: string; onHide: (reason: string) => Promise<unknown> }) {
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const [busy, setBusy] = useState(false)
  const hide = async ({ reason }: { reason: string }) => {
    setBusy(true)
    try {
      await onHide(reason)
      setOpen(false)
      setError(null)
    } catch (fault) {
      setError(fault instanceof Error ? fault : new Error(String(fault)))
    }
    setBusy(false)
  }
  return (
    <>
      <Button size="small" danger onClick={() => setOpen(true)}>
        屏蔽
      </Button>
      <Modal title={`屏蔽${what}`} open={open} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Refused error={error} />
        <Form layout="vertical" onFinish={hide}>
          <Form.Item
            name="reason"
            label={
              <LabelWithHelp help="只屏蔽违法、侵犯他人权益或者辱骂的内容，不因批评意见而屏蔽；理由记入账本。">{`屏蔽的理由（${what}保留，不删除）`}</LabelWithHelp>
            }
            rules={[{ required: true, min: 2, message: '请写明理由' }]}
          >
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
          <Button type="primary" danger htmlType="submit" loading={busy}>
            屏蔽
          </Button>
        </Form>
      </Modal>
    </>
  )
}
