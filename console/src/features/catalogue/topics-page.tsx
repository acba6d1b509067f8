import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { DocumentRow } from '@yangguang/server/contract/publication/catalogue'
import { type TopicView, topicStateLabels } from '@yangguang/server/contract/publication/topics'
import { Button, Card, Form, Input, Modal, Popconfirm, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import './catalogue.css'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { help } from './help.ts'

interface SiteRow {
  id: string
  name: string
  mayEdit: boolean
}

const colours = { open: '#1b6e3c', closed: '#8a5300', archived: 'default' } as const

/** 专题: opened, filled, closed and archived. */
export function TopicsPage() {
  const sites = useQuery({ queryKey: ['sites'], queryFn: () => api.get<SiteRow[]>('/sites') })
  const [chosen, setChosen] = useState<string>()
  return (
    <Loaded query={sites}>
      {(all) => {
        const mine = all.filter((site) => site.mayEdit)
        const site = chosen ?? mine[0]?.id
        if (!site) return <Nothing>专题由主办站点的政务公开办维护，您没有可以维护的站点。</Nothing>
        return (
          <>
            <Space wrap style={{ marginBottom: 16 }}>
              <Select
                aria-label="站点"
                value={site}
                onChange={setChosen}
                style={{ minWidth: 240 }}
                options={mine.map((one) => ({ value: one.id, label: one.name }))}
              />
              <TopicForm site={site} />
            </Space>
            <Topics site={site} />
          </>
        )
      }}
    </Loaded>
  )
}

function Topics({ site }: { site: string }) {
  const topics = useQuery({
    queryKey: ['topics', site],
    queryFn: () => api.get<TopicView[]>(`/topics?site=${site}`),
  })
  return (
    <Loaded query={topics}>
      {(rows) =>
        rows.length === 0 ? (
          <Nothing>还没有专题。开设后从已发布的信息中选入内容，任务结束后关闭并归档。</Nothing>
        ) : (
          <div className="cards">
            {rows.map((topic) => (
              <TopicCard key={topic.id} topic={topic} />
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

function TopicCard({ topic }: { topic: TopicView }) {
  const touches = [['topics']]
  const move = useAct((act: string) => api.post(`/topics/${topic.id}/${act}`), { done: '已办理', touches })
  const remove = useAct((document: string) => api.remove(`/topics/${topic.id}/items/${document}`), {
    done: '已移出',
    touches,
  })
  return (
    <Card
      size="small"
      title={
        <>
          <Tag color={colours[topic.state]} style={{ marginInlineEnd: 8 }}>
            {topicStateLabels[topic.state]}
          </Tag>
          {topic.title}
        </>
      }
      extra={
        <Space>
          {topic.state === 'open' ? (
            <Button size="small" onClick={() => move.mutate('close')}>
              关闭
            </Button>
          ) : null}
          {topic.state === 'closed' ? (
            <>
              <Button size="small" onClick={() => move.mutate('reopen')}>
                重新开设
              </Button>
              <Popconfirm title="归档后不能再修改，继续？" onConfirm={() => move.mutate('archive')}>
                <Button size="small">归档</Button>
              </Popconfirm>
            </>
          ) : null}
          <a href={`/topics/${topic.id}`} target="_blank" rel="noreferrer">
            门户页面
          </a>
        </Space>
      }
    >
      <Refused error={move.error ?? remove.error} />
      <p className="quiet" style={{ marginTop: 0 }}>
        {topic.openedOn} 开设
        {topic.closedOn ? `，${topic.closedOn} 关闭` : ''}
        {topic.archivedOn ? `，${topic.archivedOn} 归档` : ''}；共 {topic.items.length} 条
      </p>
      {topic.summary ? <p>{topic.summary}</p> : null}
      <ul className="topic-items">
        {topic.items.map((item) => (
          <li key={item.documentId}>
            <span className="quiet">{item.section || '未分栏'}</span>
            <Link to="/documents/$id" params={{ id: item.documentId }}>
              {item.title}
            </Link>
            {topic.state === 'open' ? (
              <Button
                type="link"
                size="small"
                aria-label={`移出${item.title}`}
                onClick={() => remove.mutate(item.documentId)}
              >
                移出
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {topic.state === 'open' ? <AddItem topic={topic} /> : null}
    </Card>
  )
}

function AddItem({ topic }: { topic: TopicView }) {
  const [asked, setAsked] = useState('')
  const [section, setSection] = useState('')
  const [document, setDocument] = useState<string>()
  const found = useQuery({
    queryKey: ['documents', 'topic', asked],
    queryFn: () =>
      api.get<{ rows: DocumentRow[] }>(`/documents?state=published&q=${encodeURIComponent(asked)}`),
    enabled: asked.trim().length > 0,
  })
  const add = useAct(() => api.post(`/topics/${topic.id}/items`, { documentId: document, section }), {
    done: '已放入',
    touches: [['topics']],
    after: () => setDocument(undefined),
  })
  return (
    <>
      <Refused error={add.error} />
      <Space.Compact block style={{ marginTop: 8 }}>
        <Select
          aria-label="选入已发布的信息"
          placeholder="输入标题中的字词，选入信息"
          showSearch={{ filterOption: false, onSearch: setAsked }}
          value={document}
          onChange={setDocument}
          notFoundContent={asked ? '没有找到已发布的信息' : null}
          style={{ flex: 1, minWidth: 0 }}
          options={(found.data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))}
        />
        <Input
          aria-label="分栏"
          placeholder="分栏，如政策文件"
          maxLength={30}
          value={section}
          onChange={(event) => setSection(event.target.value)}
          style={{ width: 140 }}
        />
        <Button disabled={!document} loading={add.isPending} onClick={() => add.mutate()}>
          放入
        </Button>
      </Space.Compact>
    </>
  )
}

function TopicForm({ site }: { site: string }) {
  const [open, setOpen] = useState(false)
  const make = useAct((values: object) => api.post(`/sites/${site}/topics`, values), {
    done: '专题已开设',
    touches: [['topics']],
    after: () => setOpen(false),
  })
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        开设专题
      </Button>
      <Modal title="开设专题" open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <Refused error={make.error} />
        <Form layout="vertical" onFinish={(values: object) => make.mutate(values)}>
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.topicTitle}>专题名称</LabelWithHelp>}
            rules={[{ required: true, whitespace: true, message: '请填写专题名称' }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="summary" label={<LabelWithHelp {...help.topicSummary}>简介</LabelWithHelp>}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={make.isPending}>
            开设
          </Button>
        </Form>
      </Modal>
    </>
  )
}
