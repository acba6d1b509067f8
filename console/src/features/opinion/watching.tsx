import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { KeyView, RuleView, SourceView } from '@yangguang/server/contract/engagement/opinion'
import { severityLabels } from '@yangguang/server/contract/engagement/opinion'
import { Alert, Button, Card, Form, Input, Select, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const needed = (message: string) => [{ required: true, message }]

/** Where is looked, and which words make something grave. */
export function Watching() {
  return (
    <div className="stack">
      <Sources />
      <Rules />
      <Keys />
    </div>
  )
}

function Sources() {
  const me = useMe()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['opinion-sources'],
    queryFn: () => api.get<SourceView[]>('/opinion/sources'),
  })
  const add = useMutation({
    mutationFn: (values: object) =>
      api.post('/opinion/sources', { ...values, active: true, bodyId: me.bodyId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['opinion-sources'] }),
  })
  return (
    <Card size="small" title="监测来源（RSS、Atom，每十分钟读取；不抓取社交网络）">
      {add.isError ? (
        <Alert type="error" showIcon title={add.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form layout="inline" style={{ marginBottom: 12 }} onFinish={(values: object) => add.mutate(values)}>
        <Form.Item
          name="name"
          label={<LabelWithHelp {...help.source}>名称</LabelWithHelp>}
          rules={needed('请填写名称')}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="url"
          label={<LabelWithHelp {...help.sourceUrl}>网址</LabelWithHelp>}
          rules={needed('请填写网址')}
        >
          <Input maxLength={500} style={{ width: 320 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          增加
        </Button>
      </Form>
      <Loaded query={list}>
        {(rows) => (
          <Table<SourceView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={false}
            locale={{ emptyText: <Nothing>还没有监测来源。</Nothing> }}
            columns={[
              { title: '名称', dataIndex: 'name', width: 180 },
              { title: '网址', dataIndex: 'url' },
              {
                title: '上次读取',
                dataIndex: 'fetchedAt',
                width: 150,
                render: (at: string | null) => moment(at) || '尚未读取',
              },
              {
                title: '情况',
                dataIndex: 'problem',
                width: 260,
                render: (problem: string) => problem || '正常',
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  )
}

function Rules() {
  const me = useMe()
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['opinion-rules'], queryFn: () => api.get<RuleView[]>('/opinion/rules') })
  const save = useMutation({
    mutationFn: (rule: object) => api.post('/opinion/rules', { active: true, ...rule, bodyId: me.bodyId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['opinion-rules'] }),
  })
  return (
    <Card size="small" title="关键词规则（一条规则的词都出现才算）">
      {save.isError ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="inline"
        style={{ marginBottom: 12 }}
        initialValues={{ severity: 'attention' }}
        onFinish={({ words, severity }: { words: string; severity: string }) =>
          save.mutate({ severity, words: words.split(/[\s,，、]+/).filter((word) => word !== '') })
        }
      >
        <Form.Item
          name="words"
          label={<LabelWithHelp {...help.watchWords}>关键词</LabelWithHelp>}
          rules={needed('请填写关键词')}
        >
          <Input maxLength={200} style={{ width: 260 }} placeholder="用空格隔开" />
        </Form.Item>
        <Form.Item name="severity" label="级别">
          <Select
            style={{ width: 130 }}
            options={Object.entries(severityLabels).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          增加
        </Button>
      </Form>
      <Loaded query={list}>
        {(rows) => (
          <div>
            {rows.map((rule) => (
              <Tag
                key={rule.id}
                closable
                closeIcon={<span>停用</span>}
                onClose={() => save.mutate({ ...rule, active: false })}
              >
                {severityLabels[rule.severity]}：{rule.words.join(' + ')}
              </Tag>
            ))}
            {rows.length === 0 ? <span className="quiet">还没有关键词规则。</span> : null}
          </div>
        )}
      </Loaded>
    </Card>
  )
}

/** Other monitoring systems hand in under keys of their own; a key is shown once. */
function Keys() {
  const me = useMe()
  const list = useQuery({ queryKey: ['opinion-keys'], queryFn: () => api.get<KeyView[]>('/opinion/keys') })
  const [made, setMade] = useState('')
  const make = useAct(
    (values: object) => api.post<{ key: string }>('/opinion/keys', { ...values, bodyId: me.bodyId }),
    { touches: [['opinion-keys']], after: ({ key }) => setMade(key) },
  )
  const retire = useAct((key: string) => api.post('/opinion/keys/retire', { bodyId: me.bodyId, key }), {
    done: '已停用',
    touches: [['opinion-keys']],
  })
  return (
    <Card size="small" title="接口密钥（其他监测系统送入舆情）">
      <Refused error={make.error ?? retire.error} />
      <Form layout="inline" style={{ marginBottom: 12 }} onFinish={(values: object) => make.mutate(values)}>
        <Form.Item
          name="name"
          label={<LabelWithHelp {...help.feeder}>对方系统</LabelWithHelp>}
          rules={needed('请填写对方系统的名称')}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          发放密钥
        </Button>
      </Form>
      {made ? (
        <Alert
          type="success"
          showIcon
          style={{ marginBottom: 12 }}
          title={`密钥：${made}`}
          description="只显示这一次，请立即交给对方。向 /api/exchange/opinion 提交，标头 Authorization: Bearer 密钥。"
        />
      ) : null}
      <Loaded query={list}>
        {(rows) => (
          <Table<KeyView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={false}
            locale={{ emptyText: <Nothing>还没有发放密钥。</Nothing> }}
            columns={[
              { title: '对方系统', dataIndex: 'name' },
              { title: '发放时间', dataIndex: 'madeAt', width: 150, render: moment },
              {
                title: '最近使用',
                dataIndex: 'usedAt',
                width: 150,
                render: (at: string | null) => (at ? moment(at) : '—'),
              },
              {
                title: '操作',
                key: 'act',
                width: 90,
                render: (_, key) =>
                  key.active ? (
                    <Button type="link" size="small" danger onClick={() => retire.mutate(key.id)}>
                      停用
                    </Button>
                  ) : (
                    '已停用'
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Card>
  )
}
