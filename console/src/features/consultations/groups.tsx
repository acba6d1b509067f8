import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ConsultationDetail } from '@yangguang/server/contract/engagement/consultations'
import { adoptionLabels } from '@yangguang/server/contract/engagement/consultations'
import { Alert, Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

type Group = ConsultationDetail['groups'][number]

/** Like comments are answered as one group; the table becomes the published result. */
export function Groups({ one }: { one: ConsultationDetail }) {
  const queries = useQueryClient()
  const [editing, setEditing] = useState<Group | 'new'>()
  const close = async () => {
    // The list first: a button that still waits for it would swallow the next dialog's click.
    await queries.invalidateQueries()
    setEditing(undefined)
  }
  const save = useMutation({
    mutationFn: (body: object) =>
      editing === 'new' || !editing
        ? api.post(`/consultations/${one.id}/groups`, body)
        : api.put(`/consultations/${one.id}/groups/${editing.id}`, body),
    onSuccess: close,
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.remove(`/consultations/${one.id}/groups/${id}`),
    onSuccess: close,
  })
  const sorting = one.may.work && (one.state === 'open' || one.state === 'closed')
  return (
    <>
      {remove.isError ? (
        <Alert type="error" showIcon title={remove.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {sorting ? (
        <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setEditing('new')}>
          增加意见组
        </Button>
      ) : null}
      <Table<Group>
        rowKey="id"
        size="small"
        dataSource={one.groups}
        pagination={false}
        least={700}
        locale={{ emptyText: <Nothing>还没有意见组：把相同的意见归为一组，一并答复。</Nothing> }}
        columns={[
          { title: '意见', dataIndex: 'title', width: 200 },
          { title: '条数', dataIndex: 'comments', width: 70, align: 'right' },
          {
            title: '采纳情况',
            dataIndex: 'adoption',
            width: 110,
            render: (adoption: Group['adoption']) => adoptionLabels[adoption],
          },
          { title: '说明', dataIndex: 'answer' },
          {
            title: sorting ? '操作' : '',
            key: 'act',
            width: sorting ? 130 : 1,
            render: (_, group) =>
              sorting ? (
                <>
                  <Button type="link" size="small" onClick={() => setEditing(group)}>
                    修改
                  </Button>
                  {group.comments === 0 ? (
                    <Button type="link" size="small" danger onClick={() => remove.mutate(group.id)}>
                      删除
                    </Button>
                  ) : null}
                </>
              ) : null,
          },
        ]}
      />
      <Modal
        title="意见组"
        open={editing !== undefined}
        footer={null}
        onCancel={() => setEditing(undefined)}
        destroyOnHidden
      >
        {save.isError ? (
          <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          layout="vertical"
          initialValues={editing && editing !== 'new' ? editing : { adoption: 'adopted' }}
          onFinish={(body: object) => save.mutate(body)}
        >
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.groups}>意见概括</LabelWithHelp>}
            rules={[{ required: true, message: '请概括这一组意见' }]}
          >
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="adoption" label={<LabelWithHelp {...help.adoption}>采纳情况</LabelWithHelp>}>
            <Radio.Group
              options={Object.entries(adoptionLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item
            name="answer"
            label={<LabelWithHelp {...help.groups}>说明和理由</LabelWithHelp>}
            rules={[{ required: true, message: '请写明采纳情况和理由' }]}
          >
            <Input.TextArea rows={4} maxLength={5_000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Modal>
    </>
  )
}
