import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FilingBody, FilingWay, MonthRow } from '@yangguang/server/contract/oversight/filings'
import { filingWayLabels, filingWays } from '@yangguang/server/contract/oversight/filings'
import { Alert, App, Button, Card, Form, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { FilingLines } from './filing-lines.tsx'
import { FilingMonth, monthStates } from './filing-month.tsx'
import { help } from './help.ts'
import { filingsQuestion } from './questions.ts'
import './supervision.css'

/** 依申请答复备案, 复议诉讼备案: bodies that work outside the system file each request, or monthly counts. */
export function FilingsPage() {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const now = Number(today().slice(0, 4))
  const year = search.year ?? now
  const bodies = useQuery(filingsQuestion({ year }))
  const go = (change: { year?: number; body?: string }) => {
    const next = { year, body: search.body, ...change }
    void navigate({ href: `/console/filings?year=${next.year}${next.body ? `&body=${next.body}` : ''}` })
  }
  return (
    <>
      <PageHead
        title="依申请公开备案"
        extra={
          <Select
            aria-label="年度"
            value={year}
            style={{ width: 120 }}
            options={[0, 1, 2, 3, 4].map((back) => ({ value: now - back, label: `${now - back}年` }))}
            onChange={(value) => go({ year: value })}
          />
        }
      >
        <p className="quiet" style={{ margin: '4px 0 0' }}>
          不在本系统办理申请的单位，逐件备案答复和复议诉讼，或者按月报数；没有办理的月份报零报告。备案的数据计入年度报告，并标明“备”。
        </p>
      </PageHead>
      <Loaded query={bodies}>
        {(rows) => {
          const filing = rows.filter(({ way }) => way !== null)
          const opened =
            rows.find(({ bodyId }) => bodyId === search.body) ?? (filing.length === 1 ? filing[0] : undefined)
          return (
            <div className="stack">
              <Bodies rows={filing} all={rows} year={year} opened={opened} onOpen={(body) => go({ body })} />
              {opened && opened.way !== null ? (
                <FilingLines key={`${opened.bodyId}${year}`} body={opened} year={year} />
              ) : null}
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

interface BodiesProps {
  rows: FilingBody[]
  all: FilingBody[]
  year: number
  opened: FilingBody | undefined
  onOpen: (body: string) => void
}

function Bodies({ rows, all, year, opened, onOpen }: BodiesProps) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [setting, setSetting] = useState(false)
  const [month, setMonth] = useState<{ body: FilingBody; row: MonthRow }>()
  const keeps = all.some(({ maySupervise }) => maySupervise)
  const remind = useMutation({
    mutationFn: (body: FilingBody) =>
      api.post<{ sent: number }>('/filings/reminders', { bodyId: body.bodyId, months: owed(body) }),
    async onSuccess({ sent }) {
      message.success(`已提醒${sent}个月份`)
      await queries.invalidateQueries({ queryKey: ['filings'] })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <Card
      size="small"
      title={`${year}年备案单位（${rows.length}）`}
      extra={keeps ? <Button onClick={() => setSetting(true)}>设定备案单位</Button> : null}
    >
      <Table<FilingBody>
        rowKey="bodyId"
        size="small"
        dataSource={rows}
        pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        least={720}
        locale={{ emptyText: <Nothing>还没有设定备案单位。单位在本系统办理申请的，不需要备案。</Nothing> }}
        rowClassName={(row) => (row.bodyId === opened?.bodyId ? 'opened' : '')}
        columns={[
          {
            title: '单位',
            width: 190,
            dataIndex: 'bodyName',
            render: (name: string, row) => (
              <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(row.bodyId)}>
                {name}
              </Button>
            ),
          },
          { title: '方式', dataIndex: 'way', width: 100, render: (way: FilingWay) => filingWayLabels[way] },
          {
            title: '各月报送',
            render: (_, body) => (
              <div className="months">
                {body.months.map((row) => (
                  <button
                    key={row.month}
                    type="button"
                    className={row.state}
                    disabled={row.state === 'none' || row.state === 'running' || !body.mayFile}
                    title={`${row.month}：${monthStates[row.state]}，期限${row.dueOn}`}
                    onClick={() => setMonth({ body, row })}
                  >
                    <span className="unseen">{body.bodyName}</span>
                    {Number(row.month.slice(5))}月
                    <br />
                    {monthStates[row.state]}
                  </button>
                ))}
              </div>
            ),
          },
          { title: '收到', dataIndex: 'received', width: 70, align: 'right' },
          { title: '办结', dataIndex: 'decided', width: 70, align: 'right' },
          {
            title: '操作',
            width: 110,
            render: (_, body) =>
              body.maySupervise && owed(body).length > 0 ? (
                <Button size="small" loading={remind.isPending} onClick={() => remind.mutate(body)}>
                  提醒（{owed(body).length}）
                </Button>
              ) : owed(body).length > 0 ? (
                <Tag color="#8a5300">欠{owed(body).length}月</Tag>
              ) : null,
          },
        ]}
      />
      {setting ? <SetDuty all={all} year={year} onClose={() => setSetting(false)} /> : null}
      {month ? <FilingMonth {...month} onClose={() => setMonth(undefined)} /> : null}
    </Card>
  )
}

const owed = (body: FilingBody) =>
  body.months.filter(({ state }) => state === 'owed' || state === 'late').map(({ month }) => month)

interface Duty {
  bodyId: string
  way: FilingWay | 'none'
  fromMonth: string
}

function SetDuty({ all, year, onClose }: { all: FilingBody[]; year: number; onClose: () => void }) {
  const queries = useQueryClient()
  const [form] = Form.useForm<Duty>()
  const save = useMutation({
    mutationFn: ({ way, ...duty }: Duty) =>
      api.put('/filings/duties', { ...duty, way: way === 'none' ? null : way }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['filings'] })
      onClose()
    },
  })
  const months = [year - 1, year].flatMap((at) =>
    Array.from({ length: 12 }, (_, index) => `${at}-${String(index + 1).padStart(2, '0')}`),
  )
  return (
    <Dialog
      title="设定备案单位"
      onCancel={onClose}
      onOk={() => form.submit()}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <Form<Duty>
        form={form}
        layout="vertical"
        initialValues={{ way: 'lines', fromMonth: `${year}-01` }}
        onFinish={(duty) => save.mutate(duty)}
      >
        <Form.Item name="bodyId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={all
              .filter(({ maySupervise }) => maySupervise)
              .map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
          />
        </Form.Item>
        <Space wrap>
          <Form.Item name="way" label={<LabelWithHelp {...help.way}>备案方式</LabelWithHelp>}>
            <Select
              style={{ width: 180 }}
              options={[
                ...filingWays.map((value) => ({ value, label: filingWayLabels[value] })),
                { value: 'none', label: '不再备案' },
              ]}
            />
          </Form.Item>
          <Form.Item name="fromMonth" label="从哪个月起">
            <Select style={{ width: 140 }} options={months.map((value) => ({ value, label: value }))} />
          </Form.Item>
        </Space>
      </Form>
    </Dialog>
  )
}
