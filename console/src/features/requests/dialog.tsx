import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Modal } from 'antd'
import { api } from '../../lib/api.ts'
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
  const { message } = App.useApp()
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: (body: object) => api.post(asking?.path ?? '', { ...asking?.with, ...body }),
    async onSuccess() {
      // The form stays, and cannot be sent again, until the page under it shows what has been done.
      await queries.invalidateQueries()
      message.success('已办理')
      onClose()
      asking?.after?.()
    },
  })
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <Modal
      title={asking?.title}
      open={asking !== undefined}
      onCancel={close}
      footer={null}
      destroyOnHidden
      width={640}
    >
      {asking?.about ? <p className="quiet">{asking.about}</p> : null}
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {asking ? (
        <ActForm
          fields={asking.fields}
          {...(asking.initial ? { initial: asking.initial } : {})}
          {...(asking.submit ? { submit: asking.submit } : {})}
          pending={act.isPending}
          onDone={(body) => act.mutate(body)}
        />
      ) : null}
    </Modal>
  )
}
