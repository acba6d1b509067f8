import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import { Alert, Button, Card } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { useProof } from './proof.tsx'

const problems: Readonly<Record<string, string>> = {
  outer_refused: '统一身份认证没有完成，请重新绑定。',
  outer_taken: '这个统一身份已经绑定其他账号，请核对后重试。',
  outer_tied: '您的账号已经绑定另一个统一身份，请先解除再绑定。',
  outer_unknown: '统一身份认证没有给出用户名，请联系系统管理员。',
  prove_first: '确认本人已超过五分钟，请重新绑定。',
}

/** The identity at the organisation's own sign-in that may open this account. */
export function OuterTie({ outer }: { outer: OwnAccount['outer'] }) {
  const { proving, dialog } = useProof()
  const tie = useAct(() => proving(() => api.post<{ url: string }>('/account/outer')), {
    touches: [],
    after: ({ url }) => location.assign(url),
  })
  const untie = useAct(() => proving(() => api.remove('/account/outer')), {
    done: '已解除绑定',
    touches: [['account']],
  })
  if (!outer) return null
  const back = new URLSearchParams(location.search)
  const problem = problems[back.get('refused') ?? '']
  return (
    <Card
      title={outer.label}
      extra={
        outer.tied ? (
          <Button danger loading={untie.isPending} onClick={() => untie.mutate()}>
            解除绑定
          </Button>
        ) : (
          <Button loading={tie.isPending} onClick={() => tie.mutate()}>
            绑定
          </Button>
        )
      }
    >
      <Refused error={tie.error ?? untie.error} />
      {problem && !outer.tied ? (
        <Alert type="error" showIcon title={problem} style={{ marginBottom: 12 }} />
      ) : null}
      {outer.tied
        ? `已绑定，可以用${outer.label}登录。`
        : `尚未绑定。绑定后可以用${outer.label}登录；管理员账号只能在这里绑定。`}
      {dialog}
    </Card>
  )
}
