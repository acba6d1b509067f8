import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IssueRow } from '@yangguang/server/contract/publication/gazette'
import { Alert, App, Button, Card, Popconfirm, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'

/** 政府公报: pick from what is published, order, number. */
export function GazettePage() {
  const me = useMe()
  const queries = useQueryClient()
  const issues = useQuery({ queryKey: ['gazettes'], queryFn: () => api.get<IssueRow[]>('/gazettes') })
  const open = useMutation({
    mutationFn: () => api.post('/gazettes', { bodyId: me.bodyId, year: Number(today().slice(0, 4)) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['gazettes'] }),
  })
  return (
    <div className="stack">
      <div>
        <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
          新编一期
        </Button>
      </div>
      <Loaded query={issues}>
        {(rows) =>
          rows.length === 0 ? (
            <Card>
              <Nothing>还没有编过公报。公报从已经发布的文件中选编，编号出版后在门户按年份查阅。</Nothing>
            </Card>
          ) : (
            rows.map((issue) => <Issue key={`${issue.id} ${issue.version}`} issue={issue} />)
          )
        }
      </Loaded>
    </div>
  )
}

function Issue({ issue }: { issue: IssueRow }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [q, setQ] = useState('')
  const found = useQuery({
    queryKey: ['documents', 'gazette', q],
    queryFn: () =>
      api.get<{ rows: { id: string; title: string }[] }>(
        `/documents?state=published&size=20&q=${encodeURIComponent(q)}`,
      ),
    enabled: issue.state === 'draft',
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['gazettes'] })
  const compile = useMutation({
    mutationFn: (documents: string[]) =>
      api.put(`/gazettes/${issue.id}/entries`, { version: issue.version, documents }),
    onSuccess: refresh,
  })
  const publish = useMutation({
    mutationFn: () => api.post<{ number: number }>(`/gazettes/${issue.id}/publish`),
    async onSuccess({ number }) {
      message.success(`已出版：${issue.year}年第${number}期`)
      await refresh()
    },
  })
  const ids = issue.entries.map((entry) => entry.documentId)
  const swap = (at: number, by: number) => {
    const next = [...ids]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(at + by, 0, moved)
    compile.mutate(next)
  }
  const draft = issue.state === 'draft'
  const problem = compile.error ?? publish.error
  return (
    <Card
      size="small"
      title={draft ? `${issue.year}年（编辑中）` : `${issue.year}年第${issue.number}期`}
      extra={
        draft ? (
          <Popconfirm
            title="编号出版？"
            description="出版后不能再改。"
            okText="出版"
            cancelText="再看看"
            onConfirm={() => publish.mutate()}
          >
            <Button type="primary" size="small" disabled={ids.length === 0} loading={publish.isPending}>
              编号出版
            </Button>
          </Popconfirm>
        ) : (
          <Space>
            <Tag color="#1b6e3c">已出版</Tag>
            <a href={`/gazette/${issue.year}/${issue.number}`} target="_blank" rel="noreferrer">
              在门户查看
            </a>
          </Space>
        )
      }
    >
      {problem ? <Alert type="error" showIcon title={problem.message} /> : null}
      <ol style={{ margin: 0, paddingLeft: 24 }}>
        {issue.entries.map((entry, at) => (
          <li key={entry.documentId} style={{ padding: '2px 0' }}>
            {entry.title} <span className="quiet">{entry.documentNumber}</span>
            {draft ? (
              <>
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowUpOutlined />}
                  aria-label={`${entry.title}上移`}
                  disabled={at === 0}
                  onClick={() => swap(at, -1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<ArrowDownOutlined />}
                  aria-label={`${entry.title}下移`}
                  disabled={at === ids.length - 1}
                  onClick={() => swap(at, 1)}
                />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`移出${entry.title}`}
                  onClick={() => compile.mutate(ids.filter((id) => id !== entry.documentId))}
                />
              </>
            ) : null}
          </li>
        ))}
      </ol>
      {draft ? (
        <Select
          aria-label="选入文件"
          placeholder="输入标题，选入已发布的文件"
          style={{ width: '100%', maxWidth: 620, marginTop: 12 }}
          value={null}
          showSearch={{ filterOption: false, onSearch: setQ }}
          onChange={(id: string | null) => (id ? compile.mutate([...ids, id]) : undefined)}
          options={(found.data?.rows ?? [])
            .filter(({ id }) => !ids.includes(id))
            .map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
    </Card>
  )
}
