import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ComplaintView, LedgerRow } from '@yangguang/server/contract/requests/remedies'
import {
  complaintResultLabels,
  remedyKindLabels,
  remedyResultLabels,
} from '@yangguang/server/contract/requests/remedies'
import { Button, Space, Tabs } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { today } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import type { ActField } from './act-form.tsx'
import { optionsOf } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { complaintsQuestion, remediesQuestion } from './questions.ts'

const complaintFields: readonly ActField[] = [
  {
    name: 'cameFrom',
    label: '来源',
    kind: 'text',
    required: '请填写来源',
    hint: '如：本人来信、上级主管部门转办',
  },
  { name: 'receivedOn', label: '收到日期', kind: 'date', required: '请填写日期' },
  { name: 'requestNumber', label: '涉及的申请编号', kind: 'text', hint: '不涉及具体申请的不填' },
  { name: 'matter', label: '投诉、举报的事项', kind: 'area', required: '请写明事项', rows: 4 },
]

/** 复议诉讼台账, 教训清单, 投诉举报 in one place. */
export function RemedyLedgerPage() {
  const me = useMe()
  const [asking, setAsking] = useState<Asking>()
  const ledger = useQuery(remediesQuestion)
  const complaints = useQuery(complaintsQuestion)
  const ask = (
    one: ComplaintView,
    title: string,
    name: string,
    fields: readonly ActField[],
    initial: object,
  ) =>
    setAsking({
      title,
      path: `/complaints/${one.id}/${name}`,
      fields,
      initial,
      with: { version: one.version },
    })
  const remedyColumns = [
    {
      title: '申请',
      dataIndex: 'requestNumber',
      width: 180,
      render: (number: string, row: LedgerRow) => (
        <Link to="/requests/$id" params={{ id: row.requestId }}>
          {number}
        </Link>
      ),
    },
    {
      title: '类型',
      dataIndex: 'kind',
      width: 120,
      render: (kind: LedgerRow['kind']) => remedyKindLabels[kind],
    },
    {
      title: '机关、案号',
      render: (_: unknown, row: LedgerRow) => `${row.organ} ${row.caseNumber}`,
    },
    { title: '受理', dataIndex: 'acceptedOn', width: 110 },
    {
      title: '我方期限',
      width: 125,
      render: (_: unknown, row: LedgerRow) =>
        row.reReplyDueOn && !row.reRepliedOn
          ? `${row.reReplyDueOn} 前重新答复`
          : row.answerDueOn && !row.answeredOn && !row.result
            ? `${row.answerDueOn} 前答复`
            : '—',
    },
    {
      title: '结果',
      width: 120,
      render: (_: unknown, row: LedgerRow) =>
        row.result ? `${row.closedOn} ${remedyResultLabels[row.result]}` : '尚未审结',
    },
  ]
  return (
    <>
      <PageHead title="复议诉讼和投诉举报" />
      <Tabs
        items={[
          {
            key: 'ledger',
            label: '复议诉讼台账',
            children: (
              <Loaded query={ledger}>
                {(rows) => (
                  <Table<LedgerRow>
                    rowKey="id"
                    size="middle"
                    dataSource={rows}
                    least={720}
                    columns={remedyColumns}
                    pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                    locale={{ emptyText: <Nothing>没有复议或者诉讼。</Nothing> }}
                  />
                )}
              </Loaded>
            ),
          },
          {
            key: 'lessons',
            label: '教训清单',
            children: (
              <Loaded query={ledger}>
                {(rows) => (
                  <Table<LedgerRow>
                    rowKey="id"
                    size="middle"
                    dataSource={rows.filter((row) => row.result && row.result !== 'upheld')}
                    least={720}
                    columns={[
                      ...remedyColumns.slice(0, 2),
                      ...remedyColumns.slice(5),
                      {
                        title: '教训和改进',
                        dataIndex: 'lesson',
                        render: (text: string) => text || '尚未总结',
                      },
                    ]}
                    locale={{ emptyText: <Nothing>没有被纠正的答复。</Nothing> }}
                  />
                )}
              </Loaded>
            ),
          },
          {
            key: 'complaints',
            label: '投诉举报',
            children: (
              <div className="stack">
                <div>
                  <Button
                    type="primary"
                    onClick={() =>
                      setAsking({
                        title: '登记投诉举报',
                        path: '/complaints',
                        fields: complaintFields,
                        initial: { receivedOn: today() },
                        with: { bodyId: me.bodyId },
                      })
                    }
                  >
                    登记投诉举报
                  </Button>
                </div>
                <Loaded query={complaints}>
                  {(rows) => (
                    <Table<ComplaintView>
                      rowKey="id"
                      size="middle"
                      dataSource={rows}
                      tableLayout="fixed"
                      least={900}
                      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                      locale={{ emptyText: <Nothing>没有投诉举报。</Nothing> }}
                      columns={[
                        { title: '编号', dataIndex: 'number', width: 170 },
                        { title: '收到', dataIndex: 'receivedOn', width: 110 },
                        { title: '来源', dataIndex: 'cameFrom', width: 140, responsive: ['xl'] },
                        { title: '事项', dataIndex: 'matter' },
                        {
                          title: '责令整改',
                          width: 190,
                          render: (_: unknown, one) =>
                            one.orderedOn
                              ? `${one.orderedOn} ${one.orderedBy}${one.rectifiedOn ? `，${one.rectifiedOn} 已整改` : '，待整改'}`
                              : '—',
                        },
                        {
                          title: '结果',
                          width: 90,
                          render: (_: unknown, one) =>
                            one.result ? complaintResultLabels[one.result] : '办理中',
                        },
                        {
                          title: '办理',
                          width: 160,
                          render: (_: unknown, one) =>
                            one.result ? null : (
                              <Space size={4}>
                                {one.orderedOn ? null : (
                                  <Button
                                    size="small"
                                    onClick={() =>
                                      ask(
                                        one,
                                        '登记责令整改',
                                        'order',
                                        [
                                          {
                                            name: 'orderedBy',
                                            label: '作出机关',
                                            kind: 'text',
                                            required: '请填写机关',
                                          },
                                          {
                                            name: 'orderedOn',
                                            label: '日期',
                                            kind: 'date',
                                            required: '请填写日期',
                                          },
                                          {
                                            name: 'orderText',
                                            label: '整改要求',
                                            kind: 'area',
                                            required: '请填写要求',
                                          },
                                          { name: 'rectifyDueOn', label: '整改期限', kind: 'date' },
                                        ],
                                        { orderedOn: today() },
                                      )
                                    }
                                  >
                                    责令整改
                                  </Button>
                                )}
                                {one.orderedOn && !one.rectifiedOn ? (
                                  <Button
                                    size="small"
                                    onClick={() =>
                                      ask(
                                        one,
                                        '登记整改情况',
                                        'rectified',
                                        [
                                          {
                                            name: 'on',
                                            label: '完成日期',
                                            kind: 'date',
                                            required: '请填写日期',
                                          },
                                          {
                                            name: 'rectification',
                                            label: '整改情况',
                                            kind: 'area',
                                            required: '请填写情况',
                                          },
                                        ],
                                        { on: today() },
                                      )
                                    }
                                  >
                                    整改情况
                                  </Button>
                                ) : null}
                                <Button
                                  size="small"
                                  onClick={() =>
                                    ask(
                                      one,
                                      '办结',
                                      'result',
                                      [
                                        {
                                          name: 'result',
                                          label: '结果',
                                          kind: 'radio',
                                          options: optionsOf(complaintResultLabels),
                                        },
                                        {
                                          name: 'closedOn',
                                          label: '办结日期',
                                          kind: 'date',
                                          required: '请填写日期',
                                        },
                                        { name: 'note', label: '说明', kind: 'area', most: 1000 },
                                      ],
                                      { result: 'founded', closedOn: today() },
                                    )
                                  }
                                >
                                  办结
                                </Button>
                              </Space>
                            ),
                        },
                      ]}
                    />
                  )}
                </Loaded>
              </div>
            ),
          },
        ]}
      />
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </>
  )
}
