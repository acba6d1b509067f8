import type { PersonRow } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Form, Popconfirm, Select } from 'antd'
import { ApiProblem, api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { BodySelect } from './body-select.tsx'
import { help } from './help.ts'

export const roleOptions = [
  { value: 'information_officer', label: '信息员' },
  { value: 'section_head', label: '科室负责人' },
  { value: 'deputy_head', label: '分管负责人' },
  { value: 'chief', label: '主要负责人' },
  { value: 'disclosure_office', label: '政务公开办' },
  { value: 'supervisor', label: '上级主管部门' },
  { value: 'system_admin', label: '系统管理员' },
  { value: 'security_admin', label: '安全管理员' },
  { value: 'audit_admin', label: '审计管理员' },
]
export const reachLabels = { own: '本机关', under: '本机关及其主管的机关' } as const

/** Refused because nobody would be left to approve; who must act at once, and has read it, still may. */
export function Anyway({
  error,
  act,
  onConfirm,
}: {
  error: Error | null
  act: string
  onConfirm: () => void
}) {
  if (!(error instanceof ApiProblem) || error.code !== 'review.people_missing') return null
  return (
    <p>
      <Button danger onClick={onConfirm}>
        情况紧急，仍然{act}
      </Button>
    </p>
  )
}

type Right = PersonRow['rights'][number]

/** Posts and their reach: proposed by one administrator, granted by another. */
export function Rights({
  person,
  proposes,
  revokes,
}: {
  person: PersonRow
  proposes: boolean
  revokes: boolean
}) {
  const [form] = Form.useForm()
  const propose = useAct((right: object) => api.post(`/people/${person.id}/rights`, right), {
    done: '已提出，等待安全管理员批准',
    touches: [['people']],
    after: () => form.resetFields(),
  })
  const revoke = useAct(
    ({ right: { role, bodyId }, anyway }: { right: Right; anyway: boolean }) =>
      api.post(`/people/${person.id}/rights/revoke`, { role, bodyId, anyway }),
    { done: '授权已收回', touches: [['people']] },
  )
  return (
    <Card title="岗位和范围">
      <Refused error={propose.error ?? revoke.error} />
      <Anyway
        error={revoke.error}
        act="收回"
        onConfirm={() => revoke.variables && revoke.mutate({ right: revoke.variables.right, anyway: true })}
      />
      <Table<Right>
        rowKey={(right) => `${right.role}${right.bodyId}`}
        size="small"
        pagination={false}
        dataSource={person.rights}
        locale={{ emptyText: <Nothing>还没有岗位。</Nothing> }}
        columns={[
          { title: '岗位', dataIndex: 'roleLabel' },
          { title: '机关', dataIndex: 'bodyName' },
          { title: '范围', dataIndex: 'reach', render: (reach: Right['reach']) => reachLabels[reach] },
          ...(revokes
            ? [
                {
                  title: '操作',
                  dataIndex: 'role',
                  render: (_: string, right: Right) => (
                    <Popconfirm
                      title="收回后立即生效，确定收回？"
                      onConfirm={() => revoke.mutate({ right, anyway: false })}
                    >
                      <Button type="link" danger>
                        收回
                      </Button>
                    </Popconfirm>
                  ),
                },
              ]
            : []),
        ]}
      />
      {person.waiting > 0 ? <p className="quiet">另有 {person.waiting} 项授权等待安全管理员批准。</p> : null}
      {proposes ? (
        <Form
          form={form}
          layout="vertical"
          style={{ marginTop: 12 }}
          initialValues={{ bodyId: person.bodyId, reach: 'own' }}
          onFinish={(right) => propose.mutate(right)}
        >
          <div className="row">
            <Form.Item
              name="role"
              label={<LabelWithHelp {...help.role}>岗位</LabelWithHelp>}
              rules={[{ required: true, message: '请选择岗位' }]}
            >
              <Select options={roleOptions} />
            </Form.Item>
            <Form.Item name="reach" label={<LabelWithHelp {...help.reach}>范围</LabelWithHelp>}>
              <Select options={Object.entries(reachLabels).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
          </div>
          <Form.Item name="bodyId" label="机关" rules={[{ required: true, message: '请选择机关' }]}>
            <BodySelect />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            提出授权建议
          </Button>
        </Form>
      ) : null}
    </Card>
  )
}
