import { Alert, Button, Form, Input } from 'antd'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { BodySelect } from './body-select.tsx'

const needed = (message: string) => [{ required: true, message }]

/** Several bodies become one: what runs there goes on with the heir, with its limits unchanged. */
export function MergeForm({ onDone }: { onDone: () => void }) {
  const merge = useAct((input: object) => api.post('/bodies/merge', input), {
    done: '合并已登记',
    touches: [['bodies'], ['body']],
    after: onDone,
  })
  return (
    <Form layout="vertical" initialValues={{ on: today() }} onFinish={(input) => merge.mutate(input)}>
      <Alert
        type="info"
        showIcon
        style={{ marginBottom: 16 }}
        title="并入的机关自该日起撤销，在办事项由承接机关继续办理，期限不变；已公开的信息和历史名称保留。"
      />
      <Refused error={merge.error} />
      <Form.Item name="from" label="并入的机关" rules={needed('请选择并入的机关')}>
        <BodySelect mode="multiple" />
      </Form.Item>
      <Form.Item
        name="into"
        label={
          <LabelWithHelp help="原机关的在办申请和历史信息由它继续负责，答复期限不重新计算。">
            承接的机关
          </LabelWithHelp>
        }
        rules={needed('请选择承接的机关')}
      >
        <BodySelect />
      </Form.Item>
      <div className="row">
        <Form.Item name="on" label="生效日期" rules={needed('请填写日期')}>
          <DayField />
        </Form.Item>
        <Form.Item
          name="basis"
          label={
            <LabelWithHelp help="机构改革方案或者批准文件的名称和文号，显示在机关的历史沿革中。">
              依据
            </LabelWithHelp>
          }
          rules={needed('请填写依据的文件名称和文号')}
        >
          <Input maxLength={200} placeholder="文件名称和文号" />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={merge.isPending}>
        登记合并
      </Button>
    </Form>
  )
}
