import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ServiceDetail, serviceStateLabels } from '@yangguang/server/contract/publication/services'
import { Alert, Button, Card, Form, Input, Modal, Popconfirm, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { ServiceEditor } from './service-editor.tsx'

export function ServicePage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['services', 'one', id],
    queryFn: () => api.get<ServiceDetail>(`/services/${id}`),
    refetchOnWindowFocus: false,
  })
  return <Loaded query={detail}>{(one) => <Shown key={one.version} one={one} />}</Loaded>
}

function Shown({ one }: { one: ServiceDetail }) {
  return (
    <>
      <PageHead
        title={one.name}
        extra={
          one.state === 'draft' ? null : (
            <a href={`/services/${one.id}`} target="_blank" rel="noreferrer">
              门户页面
            </a>
          )
        }
      >
        <Space wrap>
          <Tag
            color={one.state === 'published' ? '#1b6e3c' : one.state === 'suspended' ? '#b3141a' : 'default'}
          >
            {serviceStateLabels[one.state]}
          </Tag>
          {one.changed ? <Tag color="#8a5300">有修改未发布</Tag> : null}
          <span className="quiet">
            {one.bodyName}　{one.editedBy} {moment(one.editedAt)} 修改　今年查阅 {one.views} 次
          </span>
        </Space>
      </PageHead>
      <div className="two-panes">
        <ServiceEditor one={one} />
        <div className="stack" style={{ position: 'sticky', top: 16 }}>
          <Acts one={one} />
          <Linked one={one} />
        </div>
      </div>
    </>
  )
}

function Acts({ one }: { one: ServiceDetail }) {
  const navigate = useNavigate()
  const [pausing, setPausing] = useState(false)
  const touches = [['services']]
  const { version } = one
  const act = useAct((name: 'publish' | 'resume') => api.post(`/services/${one.id}/${name}`, { version }), {
    done: '已办理',
    touches,
  })
  const suspend = useAct(
    ({ reason }: { reason: string }) => api.post(`/services/${one.id}/suspend`, { version, reason }),
    { done: '已暂停办理', touches, after: () => setPausing(false) },
  )
  const remove = useAct(() => api.post(`/services/${one.id}/remove`, { version }), {
    done: '已删除',
    touches: [],
    after: () => void navigate({ to: '/services' }),
  })
  const waits = one.state === 'draft' || one.changed
  return (
    <Card size="small" title="发布">
      <Refused error={act.error ?? remove.error} />
      {one.suspendedReason ? (
        <Alert
          type="warning"
          showIcon
          title={`暂停办理：${one.suspendedReason}`}
          style={{ marginBottom: 12 }}
        />
      ) : null}
      {one.missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title="补齐以下要素后才能发布"
          description={
            <ul className="plain-list">
              {one.missing.map((what) => (
                <li key={what}>{what}</li>
              ))}
            </ul>
          }
          style={{ marginBottom: 12 }}
        />
      ) : (
        <p style={{ marginTop: 0 }}>办事指南要素齐全。</p>
      )}
      <Space wrap>
        {one.may.publish && waits && one.state !== 'suspended' ? (
          <Button
            type="primary"
            disabled={one.missing.length > 0}
            loading={act.isPending}
            onClick={() => act.mutate('publish')}
          >
            {one.state === 'draft' ? '发布' : '发布修改'}
          </Button>
        ) : null}
        {one.state === 'published' && one.may.publish ? (
          <Button onClick={() => setPausing(true)}>暂停办理</Button>
        ) : null}
        {one.state === 'suspended' && one.may.publish ? (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate('resume')}>
            恢复办理
          </Button>
        ) : null}
        {one.state === 'draft' && one.may.edit ? (
          <Popconfirm title="删除这份草稿？" onConfirm={() => remove.mutate()}>
            <Button danger>删除草稿</Button>
          </Popconfirm>
        ) : null}
      </Space>
      {waits && !one.may.publish ? (
        <p className="quiet" style={{ marginBottom: 0 }}>
          发布由科室负责人、分管负责人、主要负责人或者政务公开办的另一名人员审核后办理。
        </p>
      ) : null}
      <Modal open={pausing} title="暂停办理" onCancel={() => setPausing(false)} footer={null} destroyOnHidden>
        <Form layout="vertical" onFinish={suspend.mutate}>
          <Refused error={suspend.error} />
          <Form.Item
            name="reason"
            label="原因（公众可以看到）"
            rules={[{ required: true, min: 4, message: '请写明暂停办理的原因，公众可以看到' }]}
          >
            <Input.TextArea rows={3} maxLength={300} showCount />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={suspend.isPending}>
            暂停办理
          </Button>
        </Form>
      </Modal>
    </Card>
  )
}

function Linked({ one }: { one: ServiceDetail }) {
  const { items, documents } = one.linked
  return (
    <Card size="small" title="按权力事项编码关联">
      {items.length + documents.length === 0 ? (
        <p className="quiet" style={{ margin: 0 }}>
          {one.code
            ? '公开目录中没有这个编码的公开事项。'
            : '填写权力事项编码后，关联公开事项和已发布的信息。'}
        </p>
      ) : (
        <ul className="plain-list">
          {items.map((item) => (
            <li key={`${item.axis} ${item.code}`}>公开事项：{item.title}</li>
          ))}
          {documents.map((document) => (
            <li key={document.id}>
              <Link to="/documents/$id" params={{ id: document.id }}>
                {document.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
