import { useQuery } from '@tanstack/react-query'
import type { PolicyView } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Form, Input, InputNumber, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { roleOptions } from './rights.tsx'

type Fields = Omit<PolicyView, 'yourAddress' | 'consoleAddresses'> & { consoleAddresses: string }

const numbers = [
  {
    title: '密码',
    fields: [
      { name: 'minLength', label: '最少位数', unit: '位', least: 8, most: 64 },
      { name: 'classes', label: '字符种类', unit: '类', least: 1, most: 4 },
      { name: 'history', label: '不得与最近几次相同', unit: '次', least: 0, most: 24 },
      { name: 'maxAgeDays', label: '有效期（0 为不到期）', unit: '天', least: 0, most: 366 },
    ],
  },
  {
    title: '登录',
    fields: [
      { name: 'tries', label: '连续输错几次后锁定', unit: '次', least: 3, most: 20 },
      { name: 'lockMinutes', label: '锁定时长', unit: '分钟', least: 5, most: 1440 },
      { name: 'idleMinutes', label: '无操作自动退出', unit: '分钟', least: 5, most: 120 },
      { name: 'sessionHours', label: '一次登录最长', unit: '小时', least: 1, most: 24 },
      { name: 'linkHours', label: '一次性链接有效期', unit: '小时', least: 1, most: 72 },
    ],
  },
] as const

/** How accounts are kept. The values of GB/T 22239 level 3 are the ones it begins with. */
export function PolicyPage() {
  const policy = useQuery({
    queryKey: ['security-policy'],
    queryFn: () => api.get<PolicyView>('/security-policy'),
  })
  const save = useAct(
    ({ consoleAddresses, ...fields }: Fields) =>
      api.put('/security-policy', {
        ...fields,
        consoleAddresses: consoleAddresses.split(/[\s,，]+/).filter(Boolean),
      }),
    { done: '已保存，立即生效', touches: [['security-policy']] },
  )
  return (
    <>
      <PageHead title="安全策略">
        <p className="quiet">
          初始值按《信息安全技术 网络安全等级保护基本要求》（GB/T 22239—2019）第三级设置。
        </p>
      </PageHead>
      <Loaded query={policy}>
        {({ yourAddress, consoleAddresses, ...fields }) => (
          <Form<Fields>
            layout="vertical"
            requiredMark={false}
            initialValues={{ ...fields, consoleAddresses: consoleAddresses.join('\n') }}
            onFinish={(input) => save.mutate(input)}
          >
            <Refused error={save.error} />
            <div className="cards">
              {numbers.map((group) => (
                <Card key={group.title} title={group.title}>
                  {group.fields.map(({ name, label, unit, least, most }) => (
                    <Form.Item key={name} name={name} label={`${label}（${unit}）`}>
                      <InputNumber min={least} max={most} precision={0} style={{ width: 140 }} />
                    </Form.Item>
                  ))}
                </Card>
              ))}
              <Card title="第二验证方式">
                <Form.Item
                  name="secondFactorRoles"
                  label="必须使用的岗位"
                  extra="这些岗位的人员下次登录时须登记手机验证器或者通行密钥。"
                >
                  <Select mode="multiple" options={roleOptions} />
                </Form.Item>
              </Card>
              <Card title="异常查看">
                <Form.Item name="unusualViews" label="一小时内查看个人信息几次后提醒审计管理员（次）">
                  <InputNumber min={3} max={1000} precision={0} style={{ width: 140 }} />
                </Form.Item>
              </Card>
              <Card title="工作台访问地址">
                <Form.Item
                  name="consoleAddresses"
                  label="允许的网络地址，每行一个；不填则不限制"
                  extra={`如 10.1.0.0/16。您正在使用的地址是 ${yourAddress}。`}
                >
                  <Input.TextArea rows={5} />
                </Form.Item>
              </Card>
            </div>
            <Button type="primary" htmlType="submit" loading={save.isPending} style={{ marginTop: 16 }}>
              保存
            </Button>
          </Form>
        )}
      </Loaded>
    </>
  )
}
