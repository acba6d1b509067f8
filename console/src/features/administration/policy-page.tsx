import { useQuery } from '@tanstack/react-query'
import type { PolicyView } from '@yangguang/server/contract/foundation/identity'
import { Button, Card, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { securityPolicyQuestion } from './questions.ts'
import { roleOptions } from './rights.tsx'

type Fields = Omit<PolicyView, 'yourAddress' | 'consoleAddresses'> & { consoleAddresses: string }

const numbers = [
  {
    title: '密码',
    fields: [
      {
        name: 'minLength',
        label: '最少位数',
        unit: '位',
        help: '常见取值为 8 位以上；越长越难猜测。',
        least: 8,
        most: 64,
      },
      {
        name: 'classes',
        label: '字符种类',
        unit: '类',
        help: '大写字母、小写字母、数字、其他符号四类中至少包含几类。',
        least: 1,
        most: 4,
      },
      {
        name: 'history',
        label: '不得与最近几次相同',
        unit: '次',
        help: '更换时不能用回最近用过的密码。',
        least: 0,
        most: 24,
      },
      {
        name: 'maxAgeDays',
        label: '有效期',
        unit: '天',
        help: '到期后下次登录须先更换密码，才能办理业务；0 为不到期。',
        least: 0,
        most: 366,
      },
    ],
  },
  {
    title: '登录',
    fields: [
      {
        name: 'tries',
        label: '连续输错几次后锁定',
        unit: '次',
        help: '锁定只对没有登录过的浏览器生效，本人在用过的浏览器上仍可登录，他人不能借此使账号无法使用。',
        least: 3,
        most: 20,
      },
      {
        name: 'lockMinutes',
        label: '锁定时长',
        unit: '分钟',
        help: '到时自动解锁；急用时由安全管理员发放一次性链接。',
        least: 5,
        most: 1440,
      },
      {
        name: 'idleMinutes',
        label: '无操作自动退出',
        unit: '分钟',
        help: '离开座位后自动退出；正在填写的内容重新登录后仍在。',
        least: 5,
        most: 120,
      },
      {
        name: 'sessionHours',
        label: '一次登录最长',
        unit: '小时',
        help: '到时须重新登录，即使一直在操作。',
        least: 1,
        most: 24,
      },
      {
        name: 'linkHours',
        label: '一次性链接有效期',
        unit: '小时',
        help: '链接用后即失效，到期未用也失效。',
        least: 1,
        most: 72,
      },
    ],
  },
] as const

const LEVEL_3 = 'GB/T 22239—2019 8.1.4.1 身份鉴别'

/** How accounts are kept. The values of GB/T 22239 level 3 are the ones it begins with. */
export function PolicyPage() {
  const policy = useQuery(securityPolicyQuestion)
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
            initialValues={{ ...fields, consoleAddresses: consoleAddresses.join('\n') }}
            onFinish={(input) => save.mutate(input)}
          >
            <Refused error={save.error} />
            <div className="cards">
              {numbers.map((group) => (
                <Card key={group.title} title={group.title}>
                  {group.fields.map(({ name, label, unit, help, least, most }) => (
                    <Form.Item
                      key={name}
                      name={name}
                      label={
                        <LabelWithHelp help={help} article={LEVEL_3}>
                          {label}
                        </LabelWithHelp>
                      }
                    >
                      <InputNumber
                        min={least}
                        max={most}
                        precision={0}
                        suffix={unit}
                        style={{ width: 140 }}
                      />
                    </Form.Item>
                  ))}
                </Card>
              ))}
              <Card title="第二验证方式">
                <Form.Item
                  name="secondFactorRoles"
                  label={
                    <LabelWithHelp
                      help="三级系统要求两种以上方式组合鉴别，其中至少一种使用密码技术；通行密钥符合这一要求。"
                      article="GB/T 22239—2019 8.1.4.1 d"
                    >
                      必须使用的岗位
                    </LabelWithHelp>
                  }
                  extra="这些岗位的人员下次登录时须登记手机验证器或者通行密钥。"
                >
                  <Select mode="multiple" options={roleOptions} />
                </Form.Item>
              </Card>
              <Card title="会话">
                <Form.Item
                  name="bindAddress"
                  valuePropName="checked"
                  extra="网络地址固定的单位可以选用；使用无线网络或者多个出口的，选用后可能要反复登录。"
                >
                  <Checkbox>会话只在登录时的网络地址有效</Checkbox>
                </Form.Item>
                <p className="quiet">
                  会话凭证在另一个浏览器中出现的，一律立即退出，并提醒本人和审计管理员。
                </p>
              </Card>
              <Card title="异常查看">
                <Form.Item
                  name="unusualViews"
                  label={
                    <LabelWithHelp {...help.unusual}>一小时内查看个人信息几次后提醒审计管理员</LabelWithHelp>
                  }
                >
                  <InputNumber min={3} max={1000} precision={0} suffix="次" style={{ width: 140 }} />
                </Form.Item>
              </Card>
              <Card title="工作台访问地址">
                <Form.Item
                  name="consoleAddresses"
                  label={
                    <LabelWithHelp
                      help="只有这些地址能打开工作台；公众门户不受影响。"
                      article="GB/T 22239—2019 8.1.4.4 入侵防范 c"
                    >
                      允许的网络地址，每行一个；不填则不限制
                    </LabelWithHelp>
                  }
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
