import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { NoticeEntered, NoticePreview } from '@yangguang/server/contract/foundation/calendar'
import { Alert, Button, Card, Collapse, Form, Input, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'
import { noticesQuestion } from './questions.ts'

/** The State Council's yearly notice: pasted, read, seen, and only then entered. */
export function CalendarPage() {
  const notices = useQuery(noticesQuestion)
  return (
    <>
      <PageHead title="节假日安排">
        <p className="quiet">
          工作日按国务院办公厅每年的通知计算；通知未发布的年份先按周末推算并标明“暂定”。
        </p>
      </PageHead>
      <div className="stack">
        <EnterNotice />
        <Card title="已录入的年份">
          <Loaded query={notices}>
            {(rows) =>
              rows.length === 0 ? (
                <Nothing>还没有录入通知。</Nothing>
              ) : (
                <Collapse
                  items={rows.map((notice) => ({
                    key: String(notice.year),
                    label: (
                      <>
                        <strong>{notice.year} 年</strong>　{notice.source}
                        {notice.revision > 1 ? (
                          <Tag style={{ marginLeft: 8 }}>第 {notice.revision} 次录入</Tag>
                        ) : null}
                      </>
                    ),
                    children: (
                      <>
                        <Days days={notice.days} />
                        <p className="quiet">
                          {notice.enteredByName ?? '系统预置'}，{moment(notice.enteredAt)}
                        </p>
                      </>
                    ),
                  }))}
                />
              )
            }
          </Loaded>
        </Card>
      </div>
    </>
  )
}

function Days({ days }: { days: NoticePreview['days'] }) {
  return (
    <div className="day-tags">
      {days.map((day) => (
        <Tag key={day.day} color={day.kind === 'holiday' ? '#9b1c1f' : '#1b6e3c'}>
          {day.day.slice(5)} {day.kind === 'holiday' ? `休（${day.name}）` : '上班'}
        </Tag>
      ))}
    </div>
  )
}

function EnterNotice() {
  const [form] = Form.useForm<{ text: string; source: string }>()
  const read = useAct((text: string) => api.post<NoticePreview>('/calendar/read', { text }), { touches: [] })
  const enter = useAct(
    (input: { text: string; source: string }) => api.post<NoticeEntered>('/calendar/notices', input),
    {
      done: '已录入，在办期限已重算',
      touches: [['notices'], ['inbox']],
      after: () => {
        form.resetFields()
        read.reset()
      },
    },
  )
  const seen = read.data
  return (
    <Card title="录入通知">
      <Refused error={read.error ?? enter.error} />
      <Form form={form} layout="vertical" onFinish={(input) => enter.mutate(input)}>
        <Form.Item
          name="text"
          label={<LabelWithHelp {...help.notice}>通知全文</LabelWithHelp>}
          extra="把国务院办公厅关于部分节假日安排的通知全文粘贴在这里。"
          rules={[{ required: true, message: '请粘贴通知全文' }]}
        >
          <Input.TextArea rows={6} onChange={() => read.reset()} />
        </Form.Item>
        <Button onClick={() => read.mutate(form.getFieldValue('text') ?? '')} loading={read.isPending}>
          试读
        </Button>
        {seen ? (
          <div className="stack" style={{ marginTop: 16 }}>
            {seen.year === null ? (
              <Alert type="warning" showIcon title="没有读出年份，请核对粘贴的内容。" />
            ) : (
              <Alert
                type={seen.notUnderstood.length > 0 ? 'warning' : 'success'}
                showIcon
                title={`读出 ${seen.year} 年的 ${seen.days.length} 个日期${seen.known ? '；该年已有通知，录入后以新的为准' : ''}。`}
              />
            )}
            {seen.notUnderstood.length > 0 ? (
              <Alert
                type="error"
                showIcon
                title={`有 ${seen.notUnderstood.length} 处没有读懂，改正后再试读：`}
                description={
                  <ul className="plain-list">
                    {seen.notUnderstood.map((doubt) => (
                      <li key={`${doubt.text} ${doubt.why}`}>
                        {doubt.text}（{doubt.why}）
                      </li>
                    ))}
                  </ul>
                }
              />
            ) : null}
            <Days days={seen.days} />
            <Moved rows={seen.moved} />
            <Form.Item
              name="source"
              label="通知名称和文号"
              rules={[{ required: true, message: '请填写通知的名称和文号' }]}
            >
              <Input maxLength={200} />
            </Form.Item>
            <Button
              type="primary"
              htmlType="submit"
              loading={enter.isPending}
              disabled={seen.year === null || seen.notUnderstood.length > 0}
              style={{ justifySelf: 'start' }}
            >
              录入并重算期限
            </Button>
          </div>
        ) : null}
      </Form>
      {enter.data ? <Moved rows={enter.data.moved} /> : null}
    </Card>
  )
}

function Moved({ rows }: { rows: NoticePreview['moved'] }) {
  return (
    <Table
      title={() => `变动的期限（${rows.length} 件）`}
      rowKey={(row) => `${row.kind}${row.id}`}
      size="small"
      dataSource={rows}
      locale={{ emptyText: <Nothing>没有在办期限变动。</Nothing> }}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: '事项',
          dataIndex: 'label',
          render: (label: string, row) => <Link to={row.href}>{label}</Link>,
        },
        { title: '类别', dataIndex: 'kindLabel' },
        { title: '机关', dataIndex: 'bodyName' },
        { title: '原期限', dataIndex: 'before', render: (day: string | null) => day ?? '—' },
        { title: '新期限', dataIndex: 'after', render: (day: string | null) => day ?? '—' },
        {
          title: '变动',
          dataIndex: 'change',
          render: (change: 'moved' | 'confirmed') => (change === 'moved' ? '改期' : '由暂定转为确定'),
        },
      ]}
    />
  )
}
