import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { BodyDetail } from '@yangguang/server/contract/foundation/bodies'
import { Button, Card, Descriptions, Modal, Space, Tag, Timeline } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { useAct } from '../../ui/act.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { ContactForm, FunctionForm, NameForm, RelationForm, SplitForm } from './body-forms.tsx'

type Dialog = 'name' | 'contact' | 'relation' | 'function' | 'split'
const titles: Record<Dialog, string> = {
  name: '更名或者加挂牌子',
  contact: '联系方式',
  relation: '建立关系',
  function: '职能划转',
  split: '机关分立',
}

/** One body: its names, ties and history, and what may be changed about it. */
export function BodyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const body = useQuery({ queryKey: ['body', id], queryFn: () => api.get<BodyDetail>(`/bodies/${id}`) })
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const endRelation = useAct(
    (kind: string) => api.post(`/bodies/${id}/relations/end`, { kind, on: today() }),
    {
      done: '关系已结束',
      touches: [['body', id], ['bodies']],
    },
  )
  return (
    <Loaded query={body}>
      {(one) => (
        <>
          <PageHead
            title={one.name}
            extra={
              one.endedOn ? (
                <Tag>{one.endedOn} 撤销</Tag>
              ) : (
                <Space wrap>
                  {(Object.keys(titles) as Dialog[]).map((key) => (
                    <Button key={key} onClick={() => setDialog(key)}>
                      {titles[key]}
                    </Button>
                  ))}
                </Space>
              )
            }
          >
            <Link to="/bodies">返回机关列表</Link>
          </PageHead>
          <div className="cards">
            <Card title="基本信息">
              <Descriptions
                column={1}
                size="small"
                items={[
                  { key: 'kind', label: '类型', children: one.kindLabel },
                  { key: 'short', label: '简称', children: one.shortName },
                  { key: 'code', label: '机构代码', children: one.code },
                  { key: 'area', label: '行政区划代码', children: one.areaCode },
                  { key: 'since', label: '成立日期', children: one.establishedOn },
                  { key: 'sign', label: '机关代字', children: one.sign || '—' },
                  { key: 'address', label: '地址', children: one.address || '—' },
                  { key: 'phone', label: '电话', children: one.phone || '—' },
                  { key: 'email', label: '邮箱', children: one.email || '—' },
                  { key: 'hours', label: '办公时间', children: one.officeHours || '—' },
                ]}
              />
            </Card>
            <Card title="名称">
              <Table
                rowKey={(row) => `${row.name}${row.from}`}
                size="small"
                pagination={false}
                dataSource={one.names}
                columns={[
                  { title: '名称', dataIndex: 'name' },
                  {
                    title: '性质',
                    dataIndex: 'primary',
                    render: (primary: boolean) => (primary ? '正式名称' : '加挂牌子'),
                  },
                  {
                    title: '使用时间',
                    dataIndex: 'from',
                    render: (from: string, row) => `${from} 至 ${row.until ?? '今'}`,
                  },
                ]}
              />
            </Card>
            <Card title="关系">
              <Table
                rowKey={(row) => `${row.kind}${row.from}${row.otherName}`}
                size="small"
                pagination={false}
                dataSource={one.relations}
                locale={{ emptyText: <Nothing>没有登记的关系。</Nothing> }}
                columns={[
                  { title: '关系', dataIndex: 'label' },
                  {
                    title: '机关',
                    dataIndex: 'otherName',
                    render: (name: string, row) =>
                      row.otherId ? (
                        <Link to="/bodies/$id" params={{ id: row.otherId }}>
                          {name}
                        </Link>
                      ) : (
                        name
                      ),
                  },
                  {
                    title: '时间',
                    dataIndex: 'from',
                    render: (from: string, row) => `${from} 至 ${row.until ?? '今'}`,
                  },
                  {
                    title: '操作',
                    dataIndex: 'kind',
                    render: (kind: string, row) =>
                      row.until || one.endedOn ? null : (
                        <Button type="link" onClick={() => endRelation.mutate(kind)}>
                          结束
                        </Button>
                      ),
                  },
                ]}
              />
            </Card>
            <Card title="沿革">
              {one.changes.length === 0 ? (
                <Nothing>没有合并、分立或者职能划转。</Nothing>
              ) : (
                <Timeline
                  items={one.changes.map((change) => ({
                    key: change.id,
                    content: (
                      <>
                        <strong>{change.on}</strong>　{change.label}：{change.fromName} → {change.toName}
                        {change.function ? `（${change.function}）` : ''}
                        <div className="quiet">依据：{change.basis}</div>
                      </>
                    ),
                  }))}
                />
              )}
            </Card>
          </div>
          <Modal
            title={dialog ? titles[dialog] : ''}
            open={dialog !== null}
            onCancel={close}
            footer={null}
            destroyOnHidden
            width={600}
          >
            {dialog === 'name' ? <NameForm body={one} onDone={close} /> : null}
            {dialog === 'contact' ? <ContactForm body={one} onDone={close} /> : null}
            {dialog === 'relation' ? <RelationForm body={one} onDone={close} /> : null}
            {dialog === 'function' ? <FunctionForm body={one} onDone={close} /> : null}
            {dialog === 'split' ? <SplitForm body={one} onDone={close} /> : null}
          </Modal>
        </>
      )}
    </Loaded>
  )
}
