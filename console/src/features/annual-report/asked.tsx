import { Alert, Form, Input } from 'antd'
import { Dialog } from '../../ui/dialog.tsx'
import { type FieldHelp, LabelWithHelp } from '../../ui/help.tsx'

interface Props {
  title: string
  label: string
  hint?: string
  help?: FieldHelp
  ok: string
  /** One line instead of a paragraph. */
  short?: boolean
  optional?: boolean
  problem: string | undefined
  pending: boolean
  onOk: (text: string) => void
  onClose: () => void
}

/** Asks for one text before something is done. */
export function Asked({
  title,
  label,
  hint,
  help,
  ok,
  short,
  optional,
  problem,
  pending,
  onOk,
  onClose,
}: Props) {
  const [form] = Form.useForm<{ text: string }>()
  return (
    <Dialog
      title={title}
      onCancel={onClose}
      onOk={() => form.submit()}
      okText={ok}
      cancelText="取消"
      confirmLoading={pending}
      destroyOnHidden
    >
      {problem ? <Alert type="error" showIcon title={problem} style={{ marginBottom: 12 }} /> : null}
      <Form form={form} layout="vertical" initialValues={{ text: '' }} onFinish={({ text }) => onOk(text)}>
        <Form.Item
          name="text"
          label={help ? <LabelWithHelp {...help}>{label}</LabelWithHelp> : label}
          extra={hint}
          rules={
            optional
              ? []
              : [{ required: true, whitespace: true, message: `请填写${label.replace(/（.*）/, '')}` }]
          }
        >
          {short ? <Input maxLength={100} /> : <Input.TextArea rows={4} maxLength={1_000} showCount />}
        </Form.Item>
      </Form>
    </Dialog>
  )
}
