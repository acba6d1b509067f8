import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DutyView } from '@yangguang/server/contract/engagement/opinion'
import { Alert, App, Button, Form, Input, Space, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

const monthFrom = (month: string, by: number) => dayjs(month).add(by, 'month').format('YYYY-MM')

/** The month's roster; a day that is over without its report stands out. */
export function Duty() {
  const me = useMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [month, setMonth] = useState(today().slice(0, 7))
  const roster = useQuery({
    queryKey: ['opinion-duty', month],
    queryFn: () => api.get<DutyView[]>(`/opinion/duty?bodyId=${me.bodyId}&month=${month}`),
  })
  const refresh = () => queries.invalidateQueries()
  const set = useMutation({
    mutationFn: (values: object) => api.post('/opinion/duty', { leader: '', ...values, bodyId: me.bodyId }),
    onSuccess: refresh,
  })
  const report = useMutation({
    mutationFn: (day: string) => api.post<{ found: number }>('/opinion/daily', { bodyId: me.bodyId, day }),
    async onSuccess({ found }) {
      message.success(found === 0 ? '已零报告' : `已报告，当日${found}条`)
      await refresh()
    },
  })
  return (
    <>
      {set.isError ? (
        <Alert type="error" showIcon title={set.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Space wrap align="end" style={{ marginBottom: 12 }}>
        <Space>
          <Button
            icon={<LeftOutlined />}
            aria-label="上个月"
            onClick={() => setMonth(monthFrom(month, -1))}
          />
          <strong aria-live="polite">{dayjs(month).format('YYYY年M月')}</strong>
          <Button
            icon={<RightOutlined />}
            aria-label="下个月"
            onClick={() => setMonth(monthFrom(month, 1))}
          />
        </Space>
        <Form
          layout="inline"
          initialValues={{ day: today() }}
          onFinish={(values: object) => set.mutate(values)}
        >
          <Form.Item name="day" label={<LabelWithHelp {...help.dutyDay}>日期</LabelWithHelp>}>
            <DayField />
          </Form.Item>
          <Form.Item
            name="person"
            label={<LabelWithHelp {...help.dutyPerson}>值班人</LabelWithHelp>}
            rules={[{ required: true, message: '请填写' }]}
          >
            <Input maxLength={30} style={{ width: 110 }} />
          </Form.Item>
          <Form.Item
            name="phone"
            label={<LabelWithHelp {...help.dutyPhone}>电话</LabelWithHelp>}
            rules={[{ required: true, message: '请填写' }]}
          >
            <Input maxLength={30} style={{ width: 140 }} />
          </Form.Item>
          <Form.Item name="leader" label={<LabelWithHelp {...help.dutyLeader}>带班领导</LabelWithHelp>}>
            <Input maxLength={30} style={{ width: 110 }} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={set.isPending}>
            安排
          </Button>
        </Form>
      </Space>
      <Loaded query={roster}>
        {(rows) => (
          <Table<DutyView>
            rowKey="day"
            size="small"
            dataSource={rows}
            pagination={false}
            locale={{ emptyText: <Nothing>本月还没有安排值班。</Nothing> }}
            columns={[
              { title: '日期', dataIndex: 'day', width: 110 },
              { title: '值班人', dataIndex: 'person', width: 100 },
              { title: '电话', dataIndex: 'phone', width: 140 },
              { title: '带班领导', dataIndex: 'leader', width: 180 },
              {
                title: '日报',
                key: 'report',
                render: (_, row) =>
                  row.report ? (
                    `${row.report.found === 0 ? '零报告' : `${row.report.found}条`}（${moment(row.report.at)}）`
                  ) : row.day <= today() ? (
                    <Space>
                      {row.day < today() ? <Tag color="#b3141a">未报</Tag> : <Tag color="#8a5300">待报</Tag>}
                      <Button size="small" loading={report.isPending} onClick={() => report.mutate(row.day)}>
                        报告
                      </Button>
                    </Space>
                  ) : (
                    '—'
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </>
  )
}
