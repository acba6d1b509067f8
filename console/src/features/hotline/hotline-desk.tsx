import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type {
  AnswersFound,
  CallerHistory,
  ShiftFigures,
} from '@yangguang/server/contract/engagement/cases/hotline'
import {
  Alert,
  App,
  Button,
  Card,
  Checkbox,
  Form,
  Input,
  List,
  Segmented,
  Space,
  Statistic,
  Tabs,
} from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Nothing, PageHead } from '../../ui/states.tsx'
import { help } from '../cases/help.ts'
import { channelsQuestion } from '../cases/questions.ts'
import { BatchDispatch } from './batch-dispatch.tsx'
import { CallBacks } from './call-backs.tsx'
import { ImportTickets } from './import-tickets.tsx'

const LIVE_MS = 10_000

/** The seat: the caller at the left, the ticket in the middle, answers at the right; Tab and Enter are enough. */
export function HotlineDeskPage() {
  const shift = useQuery({
    queryKey: ['hotline-shift'],
    queryFn: () => api.get<ShiftFigures>('/hotline/shift'),
    refetchInterval: LIVE_MS,
  })
  return (
    <>
      <PageHead title="热线坐席" />
      {shift.data ? <Shift figures={shift.data} /> : null}
      <Tabs
        items={[
          { key: 'seat', label: '接听登记', children: <Seat /> },
          {
            key: 'dispatch',
            label: `批量派发（${shift.data?.toDispatch ?? 0}）`,
            children: <BatchDispatch />,
          },
          { key: 'back', label: `待回访（${shift.data?.toCallBack ?? 0}）`, children: <CallBacks /> },
          { key: 'import', label: '批量导入', children: <ImportTickets /> },
        ]}
      />
    </>
  )
}

function Shift({ figures }: { figures: ShiftFigures }) {
  const rate = figures.calls === 0 ? '—' : `${((figures.answeredCalls / figures.calls) * 100).toFixed(1)}%`
  return (
    <Space size="large" wrap>
      <Statistic title={`今日接通率（${figures.answeredCalls} ÷ ${figures.calls}）`} value={rate} />
      <Statistic title="今日登记" value={figures.received} />
      <Statistic title="当场答复" value={figures.onTheSpot} />
      <Statistic title="今日办结" value={figures.closed} />
      <Statistic title="待受理" value={figures.toAccept} />
      <Statistic title="待派发" value={figures.toDispatch} />
      <Statistic title="待回访" value={figures.toCallBack} />
      <Statistic
        title="超期"
        value={figures.late}
        {...(figures.late > 0 ? { styles: { content: { color: '#b3141a' } } } : {})}
      />
    </Space>
  )
}

interface Ticket {
  phone: string
  name: string
  matter: string
  title: string
  asked: string
  place: string
  urgent: boolean
  reply: string
}

function Seat() {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Ticket>()
  const kept = useKept<Ticket>(form, 'ticket', 0, ['name', 'phone'])
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [asked, setAsked] = useState('')
  const channels = useQuery(channelsQuestion)
  const hotline = channels.data?.find(({ code }) => code === 'hotline')
  const caller = useMutation({
    mutationFn: (phone: string) => api.post<CallerHistory>('/hotline/caller', { phone }),
  })
  const answers = useQuery({
    queryKey: ['hotline-answers', asked],
    queryFn: () => api.get<AnswersFound>(`/hotline/answers?q=${encodeURIComponent(asked)}`),
    enabled: asked !== '',
  })
  const save = useMutation({
    mutationFn: (ticket: Ticket) =>
      api.post<{ number: string; code: string }>(
        '/cases',
        { ...ticket, channel: 'hotline', cameBy: 'phone' },
        { once: key },
      ),
    async onSuccess({ number, code }) {
      message.success(`已登记 ${number}，查询码 ${code}`, 8)
      kept.forget()
      form.resetFields()
      caller.reset()
      setAsked('')
      setKey(crypto.randomUUID())
      await queries.invalidateQueries({ queryKey: ['hotline-shift'] })
    },
  })
  const needed = (text: string) => [{ required: true, message: text }]
  return (
    <div className="seat">
      <Card size="small" title="来电人">
        <Input.Search
          aria-label="来电号码"
          placeholder="来电号码，回车查历史"
          inputMode="tel"
          maxLength={40}
          loading={caller.isPending}
          onSearch={(phone) => {
            form.setFieldValue('phone', phone)
            if (phone.trim().length >= 5) caller.mutate(phone)
          }}
        />
        {caller.isError ? <Alert type="error" title={caller.error.message} /> : null}
        {caller.isIdle ? <Nothing>输入号码后回车，列出这位来电人以前的来件。</Nothing> : null}
        {caller.data ? (
          <List
            size="small"
            header={caller.data.name ? `${caller.data.name}，来件${caller.data.cases.length}件` : '首次来电'}
            dataSource={caller.data.cases}
            locale={{ emptyText: <Nothing>没有以前的来件。</Nothing> }}
            renderItem={(one) => (
              <List.Item>
                <div>
                  <Link to="/cases/$id" params={{ id: one.id }}>
                    {one.title}
                  </Link>
                  <div className="quiet">
                    {one.number}　{one.state}　{one.bodyName}　{moment(one.submittedAt)}
                  </div>
                </div>
              </List.Item>
            )}
          />
        ) : null}
      </Card>
      <Card size="small" title="登记工单">
        <Refused error={save.error} />
        {kept.note}
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            phone: '',
            name: '',
            matter: hotline?.matters[0] ?? '咨询',
            place: '',
            urgent: false,
            reply: '',
            ...kept.values,
          }}
          onValuesChange={kept.keep}
          onFinish={(ticket) => save.mutate(ticket)}
        >
          <Form.Item name="matter" label={<LabelWithHelp {...help.matter}>类型</LabelWithHelp>}>
            <Segmented block options={hotline?.matters ?? ['咨询']} />
          </Form.Item>
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.title}>事由</LabelWithHelp>}
            rules={needed('请用一句话写明事由')}
          >
            <Input maxLength={50} onBlur={({ target }) => setAsked(target.value.trim())} />
          </Form.Item>
          <Form.Item
            name="asked"
            label={<LabelWithHelp {...help.asked}>具体情况</LabelWithHelp>}
            rules={needed('请写明具体情况')}
          >
            <Input.TextArea rows={4} maxLength={4_000} />
          </Form.Item>
          <Form.Item name="place" label={<LabelWithHelp {...help.place}>地点</LabelWithHelp>}>
            <Input maxLength={100} />
          </Form.Item>
          <div style={{ display: 'grid', gap: '0 12px', gridTemplateColumns: '1fr 1fr' }}>
            <Form.Item name="name" label={<LabelWithHelp {...help.person}>姓名</LabelWithHelp>}>
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name="phone" label={<LabelWithHelp {...help.person}>电话</LabelWithHelp>}>
              <Input maxLength={40} inputMode="tel" />
            </Form.Item>
          </div>
          <Form.Item
            name="reply"
            label={<LabelWithHelp {...help.answerNow}>当场答复（填写后直接办结）</LabelWithHelp>}
          >
            <Input.TextArea rows={3} maxLength={4_000} />
          </Form.Item>
          <Space size="large">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              登记
            </Button>
            <Form.Item name="urgent" valuePropName="checked" noStyle>
              <Checkbox>紧急</Checkbox>
            </Form.Item>
          </Space>
        </Form>
      </Card>
      <Card size="small" title="知识库和公开信息">
        <Input.Search
          aria-label="查找答案"
          placeholder="查找答案"
          allowClear
          onSearch={(q) => setAsked(q.trim())}
        />
        {answers.isError ? <Alert type="error" title={answers.error.message} /> : null}
        <List
          size="small"
          loading={answers.isFetching}
          dataSource={answers.data ?? []}
          locale={{
            emptyText: (
              <Nothing>{asked ? '没有找到相近的答案，请换一个说法。' : '填写事由后自动查找。'}</Nothing>
            ),
          }}
          renderItem={(one) => (
            <List.Item
              actions={
                one.kind === 'answer'
                  ? [
                      <Button key="use" size="small" onClick={() => form.setFieldValue('reply', one.text)}>
                        用作答复
                      </Button>,
                    ]
                  : []
              }
            >
              <div>
                {one.url ? <a href={one.url}>{one.title}</a> : <strong>{one.title}</strong>}
                <div className="quiet">{one.text}</div>
              </div>
            </List.Item>
          )}
        />
      </Card>
    </div>
  )
}
