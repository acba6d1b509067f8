import { useQuery } from '@tanstack/react-query'
import type { PeerView } from '@yangguang/server/contract/engagement/cases/hotline'
import { Button, Checkbox, Form, Input, Modal, Select, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { help } from './help.ts'
import { peersQuestion } from './questions.ts'

const needed = (message: string) => [{ required: true, message }]

/** Upper 12345 platforms: tickets come in under their key, results go out to their address. */
export function PeersPage() {
  const [editing, setEditing] = useState<PeerView | 'new'>()
  const list = useQuery(peersQuestion)
  const bodies = useQuery(caseBodiesQuestion)
  const save = useAct(
    (values: object) =>
      editing === 'new' || !editing
        ? api.post('/hotline/peers', values)
        : api.put(`/hotline/peers/${editing.id}`, values),
    { done: '已保存', touches: [['hotline-peers']], after: () => setEditing(undefined) },
  )
  const edit = (one: PeerView | 'new') => {
    save.reset()
    setEditing(one)
  }
  return (
    <>
      <PageHead
        title="上级12345平台"
        extra={
          <Button type="primary" onClick={() => edit('new')}>
            接入平台
          </Button>
        }
      >
        <span className="quiet">工单按密钥签名转入，办理结果签名回传，没有送达的自动重试。</span>
      </PageHead>
      <Loaded query={list}>
        {(rows) => (
          <Table<PeerView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={false}
            tableLayout="fixed"
            locale={{ emptyText: <Nothing>还没有接入上级平台。</Nothing> }}
            columns={[
              {
                title: '平台和密钥编号',
                key: 'name',
                width: 140,
                render: (_, row) => (
                  <>
                    {row.name}
                    <div className="quiet">{row.keyId}</div>
                  </>
                ),
              },
              { title: '受理单位', dataIndex: 'bodyName', width: 130 },
              {
                title: '回传地址',
                dataIndex: 'resultUrl',
                render: (url: string) => <span style={{ overflowWrap: 'anywhere' }}>{url}</span>,
              },
              { title: '已回传', dataIndex: 'delivered', width: 80, align: 'right' },
              {
                title: '待回传',
                key: 'waiting',
                width: 90,
                render: (_, row) => (
                  <>
                    {row.waiting} {row.problem ? <Tag color="#b3141a">{row.problem}</Tag> : null}
                  </>
                ),
              },
              {
                title: '状态',
                dataIndex: 'active',
                width: 80,
                render: (active: boolean) => <Tag>{active ? '启用' : '停用'}</Tag>,
              },
              {
                title: '操作',
                key: 'act',
                width: 80,
                render: (_, row) => (
                  <Button type="link" size="small" onClick={() => edit(row)}>
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title={editing === 'new' ? '接入上级12345平台' : '修改平台'}
        open={editing !== undefined}
        footer={null}
        onCancel={() => setEditing(undefined)}
        destroyOnHidden
      >
        <Refused error={save.error} />
        <Form
          layout="vertical"
          initialValues={editing && editing !== 'new' ? { ...editing, secret: '' } : { active: true }}
          onFinish={(values) => save.mutate(values)}
        >
          <Form.Item
            name="name"
            label={<LabelWithHelp {...help.peerName}>平台名称</LabelWithHelp>}
            rules={needed('请填写平台名称')}
          >
            <Input maxLength={60} />
          </Form.Item>
          {editing === 'new' ? (
            <>
              <Form.Item
                name="bodyId"
                label={<LabelWithHelp {...help.peerBody}>受理单位</LabelWithHelp>}
                rules={needed('请选择受理单位')}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                />
              </Form.Item>
              <Form.Item
                name="keyId"
                label={<LabelWithHelp {...help.keyId}>密钥编号</LabelWithHelp>}
                rules={needed('请填写密钥编号')}
              >
                <Input maxLength={40} />
              </Form.Item>
            </>
          ) : null}
          <Form.Item
            name="secret"
            label={
              <LabelWithHelp {...help.secret}>
                {editing === 'new' ? '共享密钥（至少16个字符）' : '新的共享密钥（不填则不变）'}
              </LabelWithHelp>
            }
            rules={editing === 'new' ? needed('请填写共享密钥') : []}
          >
            <Input.Password maxLength={200} autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="resultUrl"
            label={<LabelWithHelp {...help.resultUrl}>回传办理结果的网址</LabelWithHelp>}
            rules={needed('请填写网址')}
          >
            <Input maxLength={300} placeholder="https://" />
          </Form.Item>
          <Form.Item name="active" valuePropName="checked">
            <Checkbox>启用</Checkbox>
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </Form>
      </Modal>
    </>
  )
}
