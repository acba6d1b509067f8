import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { CaseDetail, CaseRow } from '@yangguang/server/contract/engagement/cases'
import { Button, Descriptions, Form, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { CallBackFields } from '../cases/act-form.tsx'

const LIVE_MS = 10_000

/** Answered tickets whose callers are to be asked; one after the other, without leaving the seat. */
export function CallBacks() {
  const [calling, setCalling] = useState<CaseRow>()
  const list = useQuery({
    queryKey: ['cases', 'call-backs'],
    queryFn: () => api.get<{ rows: CaseRow[] }>('/cases?state=answered&channel=hotline&size=100'),
    refetchInterval: LIVE_MS,
  })
  return (
    <>
      <Loaded query={list}>
        {({ rows }) => (
          <Table<CaseRow>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={false}
            locale={{ emptyText: <Nothing>没有等待回访的工单。</Nothing> }}
            columns={[
              {
                title: '编号',
                dataIndex: 'number',
                width: 120,
                render: (number: string, row) => (
                  <Link to="/cases/$id" params={{ id: row.id }}>
                    {number}
                  </Link>
                ),
              },
              { title: '事由', dataIndex: 'title' },
              { title: '办理单位', dataIndex: 'bodyName', width: 190 },
              { title: '提交时间', dataIndex: 'submittedAt', width: 140, render: moment },
              {
                title: '操作',
                key: 'act',
                width: 100,
                render: (_, row) => (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`登记回访 ${row.number}`}
                    onClick={() => setCalling(row)}
                  >
                    登记回访
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      <Modal
        title={`登记回访：${calling?.title ?? ''}`}
        open={calling !== undefined}
        footer={null}
        onCancel={() => setCalling(undefined)}
        destroyOnHidden
      >
        {calling ? <CallBack id={calling.id} onDone={() => setCalling(undefined)} /> : null}
      </Modal>
    </>
  )
}

function CallBack({ id, onDone }: { id: string; onDone: () => void }) {
  const detail = useQuery({ queryKey: ['case', id], queryFn: () => api.get<CaseDetail>(`/cases/${id}`) })
  const save = useAct((body: object) => api.post(`/cases/${id}/call-back`, body), {
    done: '已登记',
    touches: [['cases'], ['case', id], ['hotline-shift'], ['inbox']],
    after: onDone,
  })
  return (
    <Loaded query={detail}>
      {(one) => (
        <>
          <Refused error={save.error} />
          <Descriptions
            size="small"
            column={1}
            items={[
              {
                key: 'person',
                label: '来电人',
                children: `${one.person?.name || '匿名'}　${one.person?.phone || '没有留电话'}`,
              },
              { key: 'reply', label: '答复', children: one.reply },
            ]}
          />
          <p className="quiet">
            需要完整号码的，请在
            <Link to="/cases/$id" params={{ id }}>
              来件页面
            </Link>
            查看（留痕）。
          </p>
          <Form
            layout="vertical"
            initialValues={{ reached: true, solved: null, satisfied: null }}
            onFinish={(values: object) => save.mutate({ version: one.version, ...values })}
          >
            <CallBackFields />
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              登记回访
            </Button>
          </Form>
        </>
      )}
    </Loaded>
  )
}
