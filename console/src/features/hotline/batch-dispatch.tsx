import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DispatchSuggestion } from '@yangguang/server/contract/engagement/cases/hotline'
import { Alert, App, Button, Select } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { caseBodiesQuestion } from '../cases/questions.ts'

/** What waits to be dispatched, each with the body that like matters went to; one look, one click. */
export function BatchDispatch() {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<React.Key[]>([])
  const [to, setTo] = useState<Record<string, string>>({})
  const list = useQuery({
    queryKey: ['hotline-suggestions'],
    queryFn: () => api.get<DispatchSuggestion[]>('/hotline/suggestions'),
  })
  const bodies = useQuery(caseBodiesQuestion)
  const send = useMutation({
    mutationFn: (items: { id: string; version: number; to: string }[]) =>
      api.post<{ done: number; failed: { id: string; reason: string }[] }>('/hotline/dispatch', { items }),
    async onSuccess({ done }) {
      message.success(`已派发${done}件`)
      setChosen([])
      await queries.invalidateQueries()
    },
  })
  return (
    <Loaded query={list}>
      {(rows) => {
        const bodyOf = (row: DispatchSuggestion) => to[row.id] ?? row.to
        const items = rows.flatMap((row) => {
          const body = bodyOf(row)
          return chosen.includes(row.id) && body ? [{ id: row.id, version: row.version, to: body }] : []
        })
        return (
          <>
            {send.isError ? (
              <Alert type="error" showIcon title={send.error.message} style={{ marginBottom: 12 }} />
            ) : null}
            {send.data && send.data.failed.length > 0 ? (
              <Alert
                type="warning"
                showIcon
                style={{ marginBottom: 12 }}
                title={send.data.failed
                  .map(({ id, reason }) => `${rows.find((row) => row.id === id)?.number ?? ''}：${reason}`)
                  .join('；')}
              />
            ) : null}
            <Button
              type="primary"
              style={{ marginBottom: 12 }}
              disabled={items.length === 0}
              loading={send.isPending}
              onClick={() => send.mutate(items)}
            >
              派发选中的{items.length}件
            </Button>
            <Table<DispatchSuggestion>
              rowKey="id"
              size="small"
              dataSource={rows}
              pagination={false}
              rowSelection={{
                ...{ selectedRowKeys: chosen, onChange: setChosen },
                getTitleCheckboxProps: () => ({ 'aria-label': '选择全部来件' }),
                getCheckboxProps: ({ number }) => ({ 'aria-label': `选择来件 ${number}` }),
              }}
              locale={{ emptyText: <Nothing>没有等待派发的工单。</Nothing> }}
              columns={[
                { title: '编号', dataIndex: 'number', width: 120 },
                { title: '事由', dataIndex: 'title' },
                {
                  title: '承办单位',
                  key: 'to',
                  width: 260,
                  render: (_, row) => (
                    <Select
                      aria-label={`${row.number}的承办单位`}
                      style={{ width: '100%' }}
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder="没有相似的派发，请选择"
                      value={bodyOf(row)}
                      onChange={(body: string) => setTo({ ...to, [row.id]: body })}
                      options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  ),
                },
                {
                  title: '依据',
                  key: 'like',
                  width: 130,
                  render: (_, row) => (row.like > 0 ? `${row.like}件相似的派发` : '—'),
                },
              ]}
            />
          </>
        )
      }}
    </Loaded>
  )
}
