import { useQuery } from '@tanstack/react-query'
import { groundCodes, groundLabels } from '@yangguang/server/contract/publication/catalogue'
import type { WithheldItemView } from '@yangguang/server/contract/publication/catalogue/agenda'
import { Button, Card, Form, Input, Popconfirm, Select, Space } from 'antd'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { help } from './help.ts'

/** 不予公开事项清单: kinds of information that are not published, each with its ground and basis. */
export function WithheldPage() {
  const me = useMe()
  const keeps = me.roles.some((role) => role.role === 'disclosure_office')
  const items = useQuery({
    queryKey: ['withheld-items'],
    queryFn: () => api.get<WithheldItemView[]>('/withheld-items'),
  })
  const end = useAct((id: string) => api.post(`/withheld-items/${id}/end`), {
    done: '已移出清单',
    touches: [['withheld-items']],
  })
  return (
    <div className="stack">
      <p className="quiet">
        清单在门户公开。列入清单不代替逐件审查：起草时仍须选择法定情形，并按第十八条定期评估。
      </p>
      {keeps ? <Entering /> : null}
      <Refused error={end.error} />
      <Loaded query={items}>
        {(rows) => (
          <Table<WithheldItemView>
            rowKey="id"
            size="small"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Nothing>清单还是空的。</Nothing> }}
            columns={[
              { title: '事项', dataIndex: 'title' },
              { title: '单位', dataIndex: 'bodyName', width: 180, responsive: ['xl'] },
              {
                title: '法定情形',
                dataIndex: 'groundCode',
                render: (code: WithheldItemView['groundCode']) => groundLabels[code],
              },
              { title: '依据', dataIndex: 'basis' },
              { title: '起始', dataIndex: 'from', width: 110 },
              ...(keeps
                ? [
                    {
                      title: '操作',
                      key: 'act',
                      width: 90,
                      render: (_: unknown, row: WithheldItemView) => (
                        <Popconfirm
                          title="移出清单？"
                          description="移出后从门户撤下，记录保留。"
                          okText="移出"
                          cancelText="不移出"
                          onConfirm={() => end.mutate(row.id)}
                        >
                          <Button size="small" type="link" danger>
                            移出
                          </Button>
                        </Popconfirm>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}

function Entering() {
  const me = useMe()
  const [form] = Form.useForm()
  const enter = useAct((values: object) => api.post('/withheld-items', { ...values, bodyId: me.bodyId }), {
    done: '已列入清单',
    touches: [['withheld-items']],
    after: () => form.resetFields(),
  })
  return (
    <Card size="small" title="增加事项">
      <Refused error={enter.error} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: today() }}
        onFinish={(values: object) => enter.mutate(values)}
      >
        <Space wrap align="end">
          <Form.Item
            name="title"
            label={<LabelWithHelp {...help.withheldTitle}>事项</LabelWithHelp>}
            rules={[{ required: true, message: '请填写事项' }]}
          >
            <Input maxLength={200} style={{ width: 240 }} placeholder="行政执法案卷中的询问笔录" />
          </Form.Item>
          <Form.Item
            name="groundCode"
            label={<LabelWithHelp {...help.ground}>法定情形</LabelWithHelp>}
            rules={[{ required: true, message: '请选择情形' }]}
          >
            <Select
              style={{ width: 320 }}
              options={groundCodes.map((code) => ({ value: code, label: groundLabels[code] }))}
            />
          </Form.Item>
          <Form.Item
            name="basis"
            label={<LabelWithHelp {...help.withheldBasis}>依据</LabelWithHelp>}
            rules={[{ required: true, message: '请写明依据' }]}
          >
            <Input maxLength={300} style={{ width: 260 }} placeholder="法律、法规名称和条款" />
          </Form.Item>
          <Form.Item name="from" label={<LabelWithHelp {...help.withheldFrom}>起始日期</LabelWithHelp>}>
            <DayField />
          </Form.Item>
          <Form.Item>
            <Button type="primary" htmlType="submit" loading={enter.isPending}>
              列入清单
            </Button>
          </Form.Item>
        </Space>
      </Form>
    </Card>
  )
}
