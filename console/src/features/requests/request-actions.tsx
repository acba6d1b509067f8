import { DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import { applicantTypeLabels } from '@yangguang/server/contract/requests/requests'
import { Alert, App, Button, Card, Dropdown, Space, Steps } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { acts } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { ProposalDrawer } from './proposal-drawer.tsx'

/** What may be done with a request now; the act the request waits for comes first, the others stand under 更多. */
export function RequestActions({ request }: { request: RequestDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asking>()
  const [proposing, setProposing] = useState(false)
  const act = useMutation({
    mutationFn: ({ name, body }: { name: string; body: object }) =>
      api.post(`/requests/${request.id}/${name}`, { version: request.version, ...body }),
    async onSuccess() {
      await queries.invalidateQueries()
      message.success('已办理')
    },
  })
  const { state, may } = request
  const offered = acts.filter((one) => one.when(request))
  const open = (path: string) => {
    const one = offered.find((candidate) => candidate.path === path)
    if (!one) return
    setAsking({
      title: one.text,
      path: `/requests/${request.id}/${one.path}`,
      fields: one.fields(request),
      with: { version: request.version },
      ...(one.initial ? { initial: one.initial(request) } : {}),
      ...(one.about ? { about: one.about } : {}),
    })
  }
  const maySign = may.sign && state === 'proposed'
  const mayPropose = may.handle && (state === 'open' || state === 'correcting')
  const extension = request.extensions.find((one) => one.verdict === null)
  const primary = offered.filter((one) => one.primary)
  const others = offered.filter((one) => !one.primary)
  return (
    <Card size="small" title="办理">
      <div className="stack">
        {act.isError ? <Alert type="error" showIcon title={act.error.message} /> : null}
        {request.withdrawalOn && state !== 'decided' ? (
          <Alert
            type="warning"
            showIcon
            title={`申请人于 ${request.withdrawalOn} 要求撤回申请`}
            description="核实后拟办“申请人撤回申请”，向其出具确认书。"
          />
        ) : null}
        {request.lapsedOn && state !== 'decided' ? (
          <Alert
            type="warning"
            showIcon
            title="期限已满，申请人没有办理"
            description="可以拟办“不再处理”的答复；有正当理由的，仍可登记。"
          />
        ) : null}
        {extension ? (
          <Alert
            type="info"
            title={`${extension.proposedByName}提请延长${extension.days}个工作日`}
            description={extension.reason}
            action={
              may.approve ? (
                <Space>
                  <Button
                    size="small"
                    type="primary"
                    loading={act.isPending}
                    onClick={() => act.mutate({ name: 'extension-verdict', body: { approve: true } })}
                  >
                    同意延长
                  </Button>
                  <Button
                    size="small"
                    disabled={act.isPending}
                    onClick={() => act.mutate({ name: 'extension-verdict', body: { approve: false } })}
                  >
                    不同意
                  </Button>
                </Space>
              ) : null
            }
          />
        ) : null}
        {request.typeChange ? (
          <Alert
            type="info"
            title={`${request.typeChange.proposedByName}提请将申请人类型更正为${applicantTypeLabels[request.typeChange.now]}`}
            description={request.typeChange.reason}
            action={
              may.approve && !request.typeChange.mine ? (
                <Space>
                  <Button
                    size="small"
                    type="primary"
                    loading={act.isPending}
                    onClick={() => act.mutate({ name: 'retype-verdict', body: { approve: true } })}
                  >
                    同意更正
                  </Button>
                  <Button
                    size="small"
                    disabled={act.isPending}
                    onClick={() => act.mutate({ name: 'retype-verdict', body: { approve: false } })}
                  >
                    不同意
                  </Button>
                </Space>
              ) : null
            }
          />
        ) : null}
        {request.review ? <Route request={request} /> : null}
        <Space wrap>
          {maySign ? (
            <Button
              type="primary"
              loading={act.isPending}
              onClick={() => act.mutate({ name: 'sign', body: { digest: request.draft?.digest ?? '' } })}
            >
              签发答复
            </Button>
          ) : null}
          {maySign ? (
            <Button
              onClick={() =>
                setAsking({
                  title: '退回拟办',
                  path: `/requests/${request.id}/send-back`,
                  with: { version: request.version },
                  fields: [
                    {
                      name: 'reason',
                      label: '退回的理由',
                      kind: 'area',
                      required: '请写明退回的理由',
                      most: 500,
                    },
                  ],
                })
              }
            >
              退回拟办
            </Button>
          ) : null}
          {primary.map((one) => (
            <Button key={one.path} type="primary" onClick={() => open(one.path)}>
              {one.text}
            </Button>
          ))}
          {mayPropose ? (
            <Button type={primary.length === 0 ? 'primary' : 'default'} onClick={() => setProposing(true)}>
              拟办答复
            </Button>
          ) : null}
          {may.handle && state === 'proposed' ? (
            <Button loading={act.isPending} onClick={() => act.mutate({ name: 'recall', body: {} })}>
              撤回拟办
            </Button>
          ) : null}
          {others.length > 0 ? (
            <Dropdown
              trigger={['click']}
              menu={{
                items: others.map((one) => ({ key: one.path, label: one.text })),
                onClick: ({ key }) => open(key),
              }}
            >
              <Button>
                更多 <DownOutlined />
              </Button>
            </Dropdown>
          ) : null}
        </Space>
        {!maySign && !mayPropose && offered.length === 0 ? (
          <p className="quiet">当前没有需要您办理的事项。</p>
        ) : null}
      </div>
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
      <ProposalDrawer request={request} open={proposing} onClose={() => setProposing(false)} />
    </Card>
  )
}

/** The reply under way: who has signed, who is next. */
function Route({ request }: { request: RequestDetail }) {
  const steps = request.review?.steps ?? []
  const current = steps.findIndex((step) => step.verdict === null)
  return (
    <div>
      <Steps
        size="small"
        orientation="vertical"
        current={current === -1 ? steps.length : current}
        items={[
          { title: '拟办', content: request.proposedByName ?? '' },
          ...steps.map((step) => ({
            title: step.title,
            content: step.personName
              ? `${step.personName} ${step.decidedAt?.slice(0, 10) ?? ''}`
              : step.roleLabel,
          })),
        ].map((item, at) => ({ ...item, status: at <= current ? ('finish' as const) : ('wait' as const) }))}
      />
      <a href={`/api/requests/${request.id}/sign-off`}>打印审签单</a>
    </div>
  )
}
