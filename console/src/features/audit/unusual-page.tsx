import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Unusual } from '@yangguang/server/contract/foundation/audit'
import { Button, Form, Input, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { HelpButton } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { unusualQuestion } from './questions.ts'

/** People who looked at unusually many persons; the threshold is the security administrator's. */
export function UnusualPage() {
  const found = useQuery({ ...unusualQuestion, refetchInterval: 60_000 })
  return (
    <>
      <PageHead title="异常查看" extra={<HelpButton topic="audit" />} />
      <Loaded query={found}>
        {({ hours, days, atLeast, exportsAtLeast, rows, misused }) => (
          <>
            <Misused rows={misused} />
            <h2 style={{ fontSize: 16 }}>查看个人信息和导出文件</h2>
            <p className="quiet">
              最近 {days} 天中，{hours} 小时内查看个人信息 {atLeast} 次以上，或者导出、下载文件{' '}
              {exportsAtLeast} 次以上的人员，登记核查结论前一直列出。次数由安全管理员在安全策略中设置。
            </p>
            <Table<Unusual['rows'][number]>
              rowKey={(row) => `${row.actorId} ${row.what}`}
              size="middle"
              dataSource={rows}
              pagination={false}
              locale={{ emptyText: <Nothing>没有异常查看。</Nothing> }}
              columns={[
                { title: '人员', dataIndex: 'name' },
                { title: '情形', dataIndex: 'what', render: (what: keyof typeof acts) => acts[what] },
                { title: '一小时内最多', dataIndex: 'count' },
                { title: '最近一次', dataIndex: 'last', render: moment },
                {
                  title: '操作',
                  width: 210,
                  render: (_, row) => (
                    <Space>
                      <Link
                        to="/audit"
                        search={{
                          kind: row.what === 'views' ? 'person' : 'export',
                          by: row.actorId,
                          to: moment(row.last).slice(0, 10),
                        }}
                      >
                        查看记录
                      </Link>
                      <CheckButton row={row} />
                    </Space>
                  ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

/** What the auditor found out stands in the ledger; the alarm rests then. */
function CheckButton({ row }: { row: Unusual['rows'][number] }) {
  const [open, setOpen] = useState(false)
  const check = useAct(
    ({ remark }: { remark: string }) => api.post('/audit/unusual/checks', { account: row.actorId, remark }),
    { done: '已登记核查结论', touches: [['audit']], after: () => setOpen(false) },
  )
  return (
    <>
      <Button type="link" style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        登记核查结论
      </Button>
      {open ? (
        <Dialog title={`核查：${row.name}`} footer={null} onCancel={() => setOpen(false)}>
          <Refused error={check.error} />
          <Form<{ remark: string }>
            layout="vertical"
            requiredMark={false}
            onFinish={(input) => check.mutate(input)}
          >
            <Form.Item
              name="remark"
              label="核查结论（记入账本，不写个人信息）"
              rules={[{ required: true, min: 2, message: '请写明核查结论' }]}
            >
              <Input.TextArea rows={3} maxLength={200} showCount />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={check.isPending}>
              登记
            </Button>
          </Form>
        </Dialog>
      ) : null}
    </>
  )
}

const acts = { views: '查看个人信息', exports: '导出或者下载文件' } as const
const signs = { browser: '在另一个浏览器中出现', address: '在另一个网络地址出现' } as const

/** Sessions that were ended because their cookie was used by another browser, or from where the policy forbids it. */
function Misused({ rows }: { rows: Unusual['misused'] }) {
  return (
    <>
      <h2 style={{ fontSize: 16 }}>会话冒用</h2>
      <p className="quiet">七天内因凭证在别处出现而退出的会话。本人的待办里有修改密码的提醒。</p>
      <Table<Unusual['misused'][number]>
        rowKey="id"
        size="middle"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <Nothing>没有会话被冒用。</Nothing> }}
        columns={[
          { title: '人员', dataIndex: 'name' },
          { title: '情形', dataIndex: 'why', render: (why: keyof typeof signs) => signs[why] },
          { title: '时间', dataIndex: 'at', render: moment },
        ]}
      />
    </>
  )
}
