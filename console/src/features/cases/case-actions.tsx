import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import { Alert, App, Button, Card, Modal, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { deadline } from '../../lib/time.ts'
import { ActForm, type Dialog, forms } from './act-form.tsx'

/** The acts that are open to this person now, the likely one first. */
function actsOf({ state, may, publishes, published, hidden, ...one }: CaseDetail): {
  direct?: 'sign' | 'approve' | 'close' | 'resume'
  dialogs: Dialog[]
} {
  const over = state === 'answered' || state === 'closed'
  const runs = ['dispatching', 'returned', 'signing', 'handling', 'reviewing'].includes(state)
  const mayHide = over && (published !== null || publishes !== 'never')
  const shows = may.desk && over && publishes !== 'never' && !published && !hidden
  const dialogs: Dialog[] = [
    ...(may.desk && state === 'received' ? (['accept', 'refuse', 'merge'] as const) : []),
    ...(may.desk && (state === 'dispatching' || state === 'returned')
      ? (['dispatch', 'refuse', 'merge'] as const)
      : []),
    ...(may.desk && one.extensionAsked ? (['decide-extension'] as const) : []),
    ...(may.handle && state === 'signing' ? (['return'] as const) : []),
    ...(may.handle && state === 'handling' ? (['reply', 'consult'] as const) : []),
    ...(may.handle && state === 'handling' && !one.extensionAsked ? (['extend'] as const) : []),
    ...(may.handle && state === 'handling' ? (['return'] as const) : []),
    ...(may.approve && state === 'reviewing' ? (['send-back'] as const) : []),
    ...(may.desk && state === 'answered' ? (['call-back'] as const) : []),
    ...(shows ? (['publish'] as const) : []),
    ...(may.desk && over ? (['reopen'] as const) : []),
    ...(may.desk && mayHide && !hidden ? (['hide'] as const) : []),
    ...(may.desk && runs && !may.handle ? (['remind'] as const) : []),
    ...(may.desk && state === 'handling' ? (['suspend'] as const) : []),
    ...(may.desk && (runs || state === 'received' || state === 'suspended') && state !== 'reviewing'
      ? (['void'] as const)
      : []),
  ]
  if (may.handle && state === 'signing') return { direct: 'sign', dialogs }
  if (may.desk && state === 'suspended') return { direct: 'resume', dialogs }
  if (may.approve && state === 'reviewing') return { direct: 'approve', dialogs }
  return may.desk && state === 'answered' ? { direct: 'close', dialogs } : { dialogs }
}

const directs = { sign: '签收', approve: '审核通过并答复', close: '办结', resume: '恢复办理' } as const

export function CaseActions({ one }: { one: CaseDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<Dialog>()
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body: object }) =>
      api.post(`/cases/${one.id}/${name}`, { version: one.version, ...body }),
    async onSuccess() {
      await queries.invalidateQueries()
      message.success('已办理')
      setDialog(undefined)
    },
  })
  const { direct, dialogs } = actsOf(one)
  return (
    <Card size="small" title="办理">
      {act.isError && dialog === undefined ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {one.returnDueAt && one.may.handle && one.state === 'signing' ? (
        <p className="quiet">不属于本单位职责的，最迟于 {deadline(one.returnDueAt)} 退回。</p>
      ) : null}
      <Space wrap>
        {direct ? (
          <Button
            type={direct === 'close' ? 'default' : 'primary'}
            loading={act.isPending && dialog === undefined}
            onClick={() => act.mutate({ name: direct, body: {} })}
          >
            {directs[direct]}
          </Button>
        ) : null}
        {dialogs.map((key, at) => (
          <Button
            key={key}
            type={at === 0 && (!direct || direct === 'close') ? 'primary' : 'default'}
            danger={key === 'hide' || key === 'void'}
            onClick={() => {
              act.reset()
              setDialog(key)
            }}
          >
            {forms[key]}
          </Button>
        ))}
      </Space>
      {!direct && dialogs.length === 0 ? <p className="quiet">当前没有需要您办理的事项。</p> : null}
      <Modal
        title={dialog ? forms[dialog] : ''}
        open={dialog !== undefined}
        onCancel={() => setDialog(undefined)}
        footer={null}
        width={dialog === 'reply' || dialog === 'publish' ? 760 : 520}
        destroyOnHidden
      >
        {dialog ? (
          <>
            {act.isError ? (
              <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
            ) : null}
            <ActForm
              one={one}
              dialog={dialog}
              pending={act.isPending}
              onDone={(body) => act.mutateAsync({ name: dialog, body })}
            />
          </>
        ) : null}
      </Modal>
    </Card>
  )
}
