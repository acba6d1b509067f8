import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Form, List, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { help } from './help.ts'

/** Leave: a colleague of the same body does one's work for some days. */
export function Absences({ account }: { account: OwnAccount }) {
  const [form] = Form.useForm<{ deputy: string; from: string; until: string }>()
  const enter = useAct(
    (absence: { deputy: string; from: string; until: string }) => api.post('/account/absences', absence),
    { done: '已委托', touches: [['account']], after: () => form.resetFields() },
  )
  const end = useAct((id: string) => api.remove(`/account/absences/${id}`), {
    done: '委托已结束',
    touches: [['account']],
  })
  const needed = (message: string) => [{ required: true, message }]
  return (
    <Card title="请假委托">
      <Refused error={enter.error ?? end.error} />
      <List
        size="small"
        dataSource={account.absences}
        locale={{ emptyText: <span className="quiet">目前没有委托。</span> }}
        renderItem={(row) => (
          <List.Item
            key={row.id}
            actions={
              row.side === 'mine'
                ? [
                    <Button key="end" type="link" onClick={() => end.mutate(row.id)}>
                      提前结束
                    </Button>,
                  ]
                : []
            }
          >
            {row.from} 至 {row.until}：
            {row.side === 'mine' ? `由 ${row.otherName} 代办` : `代办 ${row.otherName} 的事项`}
          </List.Item>
        )}
      />
      {account.deputies.length > 0 ? (
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ from: today(), until: today() }}
          onFinish={(absence) => enter.mutate(absence)}
          style={{ marginTop: 12 }}
        >
          <Form.Item
            name="deputy"
            label={
              <LabelWithHelp
                help="同一机关的业务人员。代办期间账本记为代办人办理；同一件事项的拟稿人和审核人仍须是不同的人。"
                article="GB/T 22239—2019 8.1.4.3 安全审计"
              >
                代办人
              </LabelWithHelp>
            }
            rules={needed('请选择代办人')}
          >
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              options={account.deputies.map(({ id, name, title }) => ({
                value: id,
                label: title ? `${name}（${title}）` : name,
              }))}
            />
          </Form.Item>
          <div className="row">
            <Form.Item
              name="from"
              label={<LabelWithHelp {...help.absence}>开始日期</LabelWithHelp>}
              rules={needed('请填写开始日期')}
            >
              <DayField />
            </Form.Item>
            <Form.Item name="until" label="结束日期" rules={needed('请填写结束日期')}>
              <DayField />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={enter.isPending}>
            委托
          </Button>
          <p className="quiet">
            委托期间代办人可以办理您的事项，账本记录由谁办理；同一件事项仍须由不同的人审核。
          </p>
        </Form>
      ) : (
        <p className="quiet">本单位没有可以代办的其他业务人员。</p>
      )}
    </Card>
  )
}
