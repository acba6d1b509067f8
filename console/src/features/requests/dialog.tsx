import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Modal } from 'antd'
import { api } from '../../lib/api.ts'
import { useKept } from '../../ui/kept.tsx'
import { type ActField, ActForm } from './act-form.tsx'

export interface Asking {
  title: string
  path: string
  fields: readonly ActField[]
  initial?: object
  about?: string
  submit?: string
  /** Sent along unseen, such as the version. */
  with?: object
  /** Where it goes on once it is done. */
  after?: () => void
}

/** A small form over the page; closes when the server has done it, stays with its sentence when it refused. */
export function ActDialog({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  return (
    <Modal
      title={asking?.title}
      open={asking !== undefined}
      onCancel={onClose}
      footer={null}
      destroyOnHidden
      width={640}
    >
      {asking ? <Asked asking={asking} onClose={onClose} /> : null}
    </Modal>
  )
}

function Asked({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { message } = App.useApp()
  const [form] = Form.useForm<object>()
  const kept = useKept<object>(form, asking.path)
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (body: object) => api.post(asking.path, { ...asking.with, ...body }),
    async onSuccess() {
      kept.forget()
      // The form stays, and cannot be sent again, until the page under it shows what has been done.
      await queries.invalidateQueries()
      message.success('已办理')
      onClose()
      asking.after?.()
    },
  })
  return (
    <>
      {asking.about ? <p className="quiet">{asking.about}</p> : null}
      {kept.note}
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <ActForm
        form={form}
        fields={asking.fields}
        initial={{ ...asking.initial, ...kept.values }}
        {...(asking.submit ? { submit: asking.submit } : {})}
        pending={act.isPending}
        onChange={kept.keep}
        onDone={(body) => act.mutate(body)}
      />
    </>
  )
}
