import type { CopyDetail } from '@yangguang/server/contract/requests/redaction'
import { Button, Card, Popconfirm, Space } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'

/** The new file, its list of what was covered, and what may be done with the copy. */
export function ResultPanel({ copy }: { copy: CopyDetail }) {
  const touches = [
    ['redaction', copy.id],
    ['redactions', copy.requestId],
    ['request', copy.requestId],
    ['inbox'],
  ]
  const act = useAct(
    (name: 'reopen' | 'discard' | 'attach') =>
      api.post(`/redactions/${copy.id}/${name}`, { version: copy.version }),
    { done: '已办理', touches },
  )
  const done = copy.state === 'done'
  const resting = done || copy.state === 'failed'
  const reopens = copy.may.mark && (resting || copy.state === 'checking')
  const discards = copy.may.mark && (resting || copy.state === 'marking')
  if (!done && !reopens && !discards) return null
  return (
    <Card size="small" title={done ? '区分处理后的文件' : '材料'}>
      <Refused error={act.error} />
      {done ? (
        <>
          <p>
            {copy.publicName}.pdf{copy.attached ? '（已附入答复）' : ''}
          </p>
          <p className="quiet">
            标注：{copy.markers.join('、')}；复核：{copy.checker}
          </p>
          <Space wrap style={{ marginBottom: 12 }}>
            {copy.may.attach ? (
              <Button type="primary" onClick={() => act.mutate('attach')} loading={act.isPending}>
                附入答复
              </Button>
            ) : null}
            <Button href={`/api/redactions/${copy.id}/result`}>下载</Button>
            <Button href={`/api/redactions/${copy.id}/summary`}>遮盖清单</Button>
          </Space>
        </>
      ) : null}
      <Space wrap>
        {reopens ? (
          <Button onClick={() => act.mutate('reopen')} loading={act.isPending}>
            取回重新标注
          </Button>
        ) : null}
        {discards ? (
          <Popconfirm
            title="作废后不再显示这份材料，确定吗？"
            okText="作废"
            cancelText="不作废"
            onConfirm={() => act.mutate('discard')}
          >
            <Button danger>作废</Button>
          </Popconfirm>
        ) : null}
      </Space>
    </Card>
  )
}
