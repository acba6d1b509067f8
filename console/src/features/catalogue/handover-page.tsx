import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { HandoverBoard, HandoverRow } from '@yangguang/server/contract/publication/catalogue/handover'
import { retentionLabels } from '@yangguang/server/contract/publication/catalogue/handover'
import { Alert, AutoComplete, Button, Form, Input, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const receivers = ['国家综合档案馆', '公共图书馆', '政务服务场所'].map((value) => ({ value }))
type Waiting = HandoverBoard['waiting'][number]

/** Art 25: what was made public is handed to archives and libraries; what still waits, and the log of what went. */
export function HandoverPage() {
  const [from, setFrom] = useState<Waiting>()
  const [received, setReceived] = useState<HandoverRow>()
  const board = useQuery({ queryKey: ['handovers'], queryFn: () => api.get<HandoverBoard>('/handovers') })
  return (
    <Loaded query={board}>
      {(data) => (
        <div className="stack">
          <p className="quiet">
            主动公开的信息应当及时提供给国家档案馆、公共图书馆（《政府信息公开条例》第二十五条）。移交包含元数据、正文（网页和
            PDF/A）、历次版本、附件和校验值，每次下载都由冻结的版本生成。本机装有转换程序的，另附附件的 PDF/A
            副本和 OFD 副本。
          </p>
          <Table<Waiting>
            rowKey="bodyId"
            size="small"
            dataSource={data.waiting}
            pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>已公开的信息都已移交。</Nothing> }}
            columns={[
              { title: '待移交的单位', dataIndex: 'bodyName' },
              {
                title: '待移交',
                dataIndex: 'documents',
                width: 100,
                align: 'right',
                render: (n: number) => `${n} 件`,
              },
              { title: '最早发布', dataIndex: 'oldest', width: 120 },
              {
                title: '操作',
                key: 'act',
                width: 90,
                render: (_, row) => (
                  <Button size="small" onClick={() => setFrom(row)}>
                    移交
                  </Button>
                ),
              },
            ]}
          />
          <Table<HandoverRow>
            rowKey="id"
            size="small"
            title={() => <b>移交记录</b>}
            dataSource={data.rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>还没有移交过。</Nothing> }}
            columns={[
              { title: '移交时间', dataIndex: 'madeAt', width: 150, render: moment },
              { title: '单位', dataIndex: 'bodyName' },
              { title: '接收单位', dataIndex: 'receiver' },
              { title: '件数', dataIndex: 'documents', width: 70, align: 'right' },
              {
                title: '保管期限',
                dataIndex: 'retention',
                width: 110,
                responsive: ['xl'],
                render: (value: HandoverRow['retention']) => retentionLabels[value],
              },
              { title: '经办人', dataIndex: 'madeByName', width: 90, responsive: ['xl'] },
              {
                title: '签收',
                dataIndex: 'receivedOn',
                width: 200,
                render: (on: string | null, row) =>
                  on ? (
                    `${on}　${row.receipt}`
                  ) : (
                    <Space>
                      <Tag color="gold">未签收</Tag>
                      <Button size="small" type="link" onClick={() => setReceived(row)}>
                        登记签收
                      </Button>
                    </Space>
                  ),
              },
              {
                title: '操作',
                key: 'package',
                width: 110,
                render: (_, row) => (
                  <Button size="small" icon={<DownloadOutlined />} href={`/api/handovers/${row.id}/package`}>
                    移交包
                  </Button>
                ),
              },
            ]}
          />
          {from ? <Making from={from} onClose={() => setFrom(undefined)} /> : null}
          {received ? <Receipt row={received} onClose={() => setReceived(undefined)} /> : null}
        </div>
      )}
    </Loaded>
  )
}

function Making({ from, onClose }: { from: Waiting; onClose: () => void }) {
  const [form] = Form.useForm()
  const make = useAct((values: object) => api.post('/handovers', { ...values, bodyId: from.bodyId }), {
    done: '已生成移交包，请下载后交接',
    touches: [['handovers']],
    after: onClose,
  })
  return (
    <Dialog
      title={`移交${from.bodyName}已公开的信息`}
      okText="生成移交包"
      cancelText="取消"
      confirmLoading={make.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Refused error={make.error} />
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title={`${from.oldest} 以来有 ${from.documents} 件没有移交；以后开启新版本的，新版本会再次列入待移交。`}
      />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ until: today(), retention: 'y30' }}
        onFinish={(values: object) => make.mutate(values)}
      >
        <Form.Item
          name="receiver"
          label={<LabelWithHelp {...help.receiver}>接收单位</LabelWithHelp>}
          rules={[{ required: true, message: '请填写接收单位' }]}
        >
          <AutoComplete options={receivers} placeholder="写明全称，例如某某市档案馆" maxLength={100} />
        </Form.Item>
        <Space size="large">
          <Form.Item
            name="until"
            label={<LabelWithHelp {...help.handoverUntil}>移交到这一天为止发布的</LabelWithHelp>}
            rules={[{ required: true, message: '请填写截止日期' }]}
          >
            <DayField max={today()} />
          </Form.Item>
          <Form.Item name="retention" label={<LabelWithHelp {...help.retention}>保管期限</LabelWithHelp>}>
            <Select
              style={{ width: 140 }}
              options={Object.entries(retentionLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
        </Space>
      </Form>
    </Dialog>
  )
}

function Receipt({ row, onClose }: { row: HandoverRow; onClose: () => void }) {
  const [form] = Form.useForm()
  const note = useAct((values: object) => api.post(`/handovers/${row.id}/receipt`, values), {
    done: '已登记签收',
    touches: [['handovers']],
    after: onClose,
  })
  return (
    <Dialog
      title={`登记签收：${row.receiver}`}
      okText="登记"
      cancelText="取消"
      confirmLoading={note.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Refused error={note.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ on: today() }}
        onFinish={(values: object) => note.mutate(values)}
      >
        <Form.Item
          name="on"
          label={<LabelWithHelp {...help.receivedOn}>签收日期</LabelWithHelp>}
          rules={[{ required: true, message: '请填写签收日期' }]}
        >
          <DayField max={today()} />
        </Form.Item>
        <Form.Item
          name="receipt"
          label={<LabelWithHelp {...help.receipt}>签收人或者回执编号</LabelWithHelp>}
          rules={[{ required: true, message: '请填写签收人或者回执编号' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
