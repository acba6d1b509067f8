import { Button, Form, Input, Select } from 'antd'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { kindOptions } from './bodies.ts'
import { BodySelect } from './body-select.tsx'

const needed = (message: string) => [{ required: true, message }]

export function NewBodyForm({ onDone }: { onDone: () => void }) {
  const make = useAct(
    (body: { supervisorId?: string }) =>
      api.post('/bodies', { ...body, supervisorId: body.supervisorId ?? null }),
    { done: '已新建', touches: [['bodies']], after: onDone },
  )
  return (
    <Form
      layout="vertical"
      initialValues={{ establishedOn: today(), kind: 'department' }}
      onFinish={(body) => make.mutate(body)}
    >
      <Refused error={make.error} />
      <Form.Item name="name" label="机关名称" rules={needed('请填写机关名称')}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="row">
        <Form.Item name="shortName" label="简称" rules={needed('请填写简称')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="kind" label="类型" rules={needed('请选择机关类型')}>
          <Select options={kindOptions} />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item
          name="code"
          label={
            <LabelWithHelp
              help="行政机关在政府信息公开目录中的代码，索引号以此开头；登记后不再改变，撤销的机关其代码也不再使用。"
              article="政府信息公开目录系统实施指引（试行）"
            >
              机构代码
            </LabelWithHelp>
          }
          extra="索引号以此开头，使用后不再改变。"
          rules={needed('请填写机构代码')}
        >
          <Input maxLength={18} />
        </Form.Item>
        <Form.Item
          name="areaCode"
          label={
            <LabelWithHelp
              help="按 GB/T 2260 的六位代码，乡镇、街道可以填到九位或者十二位。"
              article="GB/T 2260"
            >
              行政区划代码
            </LabelWithHelp>
          }
          rules={needed('请填写行政区划代码')}
        >
          <Input maxLength={12} inputMode="numeric" />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name="establishedOn" label="成立日期" rules={needed('请填写日期')}>
          <DayField />
        </Form.Item>
        <Form.Item name="sign" label="机关代字" extra="发文字号所用，如“景教”。">
          <Input maxLength={30} />
        </Form.Item>
      </div>
      <Form.Item
        name="supervisorId"
        label={
          <LabelWithHelp
            help="对这个机关的政府信息公开工作进行指导和监督检查的部门，可以查看它的期限和年度报告。"
            article="政府信息公开条例第四条、第四十六条"
          >
            政务公开主管部门
          </LabelWithHelp>
        }
      >
        <BodySelect allowClear />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        新建
      </Button>
    </Form>
  )
}
