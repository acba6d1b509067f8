import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FilingBody, LineRow } from '@yangguang/server/contract/oversight/filings'
import {
  applicantTypeLabels,
  remedyKindLabels,
  remedyResultLabels,
} from '@yangguang/server/contract/oversight/filings'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Asked } from '../annual-report/asked.tsx'
import { FilingForm } from './filing-form.tsx'

/** The lines a body filed, each completed as the matter goes on. */
export function FilingLines({ body, year }: { body: FilingBody; year: number }) {
  const queries = useQueryClient()
  const [editing, setEditing] = useState<LineRow | 'new'>()
  const [withdrawing, setWithdrawing] = useState<LineRow>()
  const lines = useQuery({
    queryKey: ['filings', year, 'lines', body.bodyId],
    queryFn: () => api.get<LineRow[]>(`/filings/lines?bodyId=${body.bodyId}&year=${year}`),
  })
  const withdraw = useMutation({
    mutationFn: (why: string) =>
      api.post('/filings/lines/withdraw', {
        bodyId: body.bodyId,
        id: withdrawing?.id,
        version: withdrawing?.version,
        why,
      }),
    async onSuccess() {
      setWithdrawing(undefined)
      await queries.invalidateQueries({ queryKey: ['filings'] })
    },
  })
  return (
    <Card
      size="small"
      title={`${body.bodyName}：逐件备案`}
      extra={
        body.mayFile ? (
          <Button type="primary" onClick={() => setEditing('new')}>
            备案一件
          </Button>
        ) : null
      }
    >
      <Loaded query={lines}>
        {(rows) => (
          <Table<LineRow>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            least={900}
            locale={{ emptyText: <Nothing>这一年没有逐件备案。</Nothing> }}
            columns={[
              { title: '编号', dataIndex: 'number', width: 165, render: (number: string) => number || '—' },
              { title: '收到', dataIndex: 'receivedOn', width: 110 },
              {
                title: '申请人',
                dataIndex: 'applicantType',
                render: (type: LineRow['applicantType']) => applicantTypeLabels[type],
              },
              {
                title: '答复',
                render: (_, row) => (row.decidedOn ? `${row.outcomeLabel}（${row.decidedOn}）` : '办理中'),
              },
              { title: '复议诉讼', render: (_, row) => remedyOf(row) },
              {
                title: '扫描件',
                render: (_, row) =>
                  row.file ? (
                    <a href={`/api/filings/scan?bodyId=${row.bodyId}&file=${row.file.id}`}>{row.file.name}</a>
                  ) : (
                    '—'
                  ),
              },
              { title: '备案人', dataIndex: 'filedByName' },
              {
                title: '操作',
                width: 120,
                render: (_, row) =>
                  body.mayFile ? (
                    <>
                      <Button type="link" size="small" onClick={() => setEditing(row)}>
                        补充
                      </Button>
                      <Button type="link" size="small" onClick={() => setWithdrawing(row)}>
                        撤销
                      </Button>
                    </>
                  ) : null,
              },
            ]}
          />
        )}
      </Loaded>
      {editing ? (
        <FilingForm
          bodyId={body.bodyId}
          line={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
      {withdrawing ? (
        <Asked
          title="撤销备案"
          label="撤销的原因"
          hint="撤销后不再计入数据，撤销的记录和原因留存。"
          ok="撤销"
          problem={withdraw.error?.message}
          pending={withdraw.isPending}
          onOk={(why) => withdraw.mutate(why)}
          onClose={() => setWithdrawing(undefined)}
        />
      ) : null}
    </Card>
  )
}

function remedyOf({ remedy }: LineRow): string {
  if (!remedy) return '—'
  const result = remedy.result ? remedyResultLabels[remedy.result] : '尚未审结'
  return `${remedyKindLabels[remedy.kind]}${remedy.number ? ` ${remedy.number}` : ''}：${result}`
}
