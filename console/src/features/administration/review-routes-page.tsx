import { useQuery } from '@tanstack/react-query'
import type { RouteCheck, RouteInput } from '@yangguang/server/contract/foundation/review'
import { Alert, Button, Card, Form, Input, Modal, Popconfirm, Select, Space, Steps, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { BodySelect } from './body-select.tsx'
import { help } from './help.ts'
import { reviewRoutesQuestion } from './questions.ts'

const subjects = [
  { value: 'document', label: '信息发布' },
  { value: 'report', label: '年度报告' },
  { value: 'request', label: '依申请公开答复' },
  { value: 'case', label: '政民互动答复' },
]
const subjectLabel = (kind: string) => subjects.find(({ value }) => value === kind)?.label ?? kind
const stepRoles = [
  { value: 'section_head', label: '科室负责人' },
  { value: 'deputy_head', label: '分管负责人' },
  { value: 'chief', label: '主要负责人' },
  { value: 'disclosure_office', label: '政务公开办' },
  { value: 'supervisor', label: '上级主管部门' },
]

/** Who approves what, in which order; a route that would leave nobody able to approve is refused with why. */
export function ReviewRoutesPage() {
  const routes = useQuery(reviewRoutesQuestion)
  const [adding, setAdding] = useState(false)
  const end = useAct((id: string) => api.post(`/review-routes/${id}/end`), {
    done: '已停用，改用通用流程',
    touches: [['review-routes']],
  })
  return (
    <>
      <PageHead
        title="审核流程"
        extra={
          <Button type="primary" onClick={() => setAdding(true)}>
            录入流程
          </Button>
        }
      >
        <p className="quiet">送审时按当日有效的流程；正在审核的事项沿用送审时的流程。</p>
      </PageHead>
      <Refused error={end.error} />
      <Loaded query={routes}>
        {(rows) => (
          <div className="stack">
            {rows.map((route) => (
              <Card
                key={route.id}
                size="small"
                title={
                  <>
                    {subjectLabel(route.subjectKind)}　{route.name}
                    <Tag style={{ marginLeft: 8 }}>{route.bodyName ?? '通用'}</Tag>
                    {route.until ? <Tag>已停用</Tag> : <Tag color="#1b6e3c">启用</Tag>}
                  </>
                }
                extra={
                  route.bodyId !== null && route.until === null ? (
                    <Popconfirm title="停用后改用通用流程，确定？" onConfirm={() => end.mutate(route.id)}>
                      <Button type="link" danger>
                        停用
                      </Button>
                    </Popconfirm>
                  ) : null
                }
              >
                <Steps
                  size="small"
                  items={route.steps.map((step) => ({
                    title: step.title,
                    status: 'process' as const,
                    content: `${step.roleLabel}${step.at === 'supervisor' ? '（主管部门）' : ''}`,
                  }))}
                />
                <p className="quiet" style={{ marginBottom: 0 }}>
                  {route.from} 起{route.until ? `，至 ${route.until}` : ''}
                  {route.enteredByName ? `，${route.enteredByName} 录入` : ''}
                </p>
              </Card>
            ))}
          </div>
        )}
      </Loaded>
      <Modal
        title="录入审核流程"
        open={adding}
        onCancel={() => setAdding(false)}
        footer={null}
        destroyOnHidden
        width={720}
      >
        <NewRoute onDone={() => setAdding(false)} />
      </Modal>
    </>
  )
}

type Fields = Omit<RouteInput, 'bodyId'> & { bodyId?: string }

function NewRoute({ onDone }: { onDone: () => void }) {
  const [form] = Form.useForm<Fields>()
  const input = (fields: Fields): RouteInput => ({ ...fields, bodyId: fields.bodyId ?? null })
  const check = useAct((fields: Fields) => api.post<RouteCheck>('/review-routes/check', input(fields)), {
    touches: [],
  })
  const enter = useAct((fields: Fields) => api.post('/review-routes', input(fields)), {
    done: '流程已录入',
    touches: [['review-routes']],
    after: onDone,
  })
  const needed = (message: string) => [{ required: true, message }]
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{
        subjectKind: 'document',
        from: today(),
        steps: [{ title: '科室初审', role: 'section_head', at: 'own' }],
      }}
      onValuesChange={() => check.reset()}
      onFinish={(fields) => enter.mutate(fields)}
    >
      <Refused error={check.error ?? enter.error} />
      <div className="row">
        <Form.Item name="subjectKind" label="审核事项">
          <Select options={subjects} />
        </Form.Item>
        <Form.Item
          name="bodyId"
          label={
            <LabelWithHelp
              help="为某个机关单独录入的流程优先于通用流程；录入前系统核对每个适用机关都有足够的不同人员可以审批。"
              article="政府信息公开条例第十七条：行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任"
            >
              适用机关（不选为通用）
            </LabelWithHelp>
          }
        >
          <BodySelect allowClear placeholder="通用" />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name="name" label="流程名称" rules={needed('请填写流程名称')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="from" label="启用日期" rules={needed('请填写启用日期')}>
          <DayField />
        </Form.Item>
      </div>
      <Form.List name="steps">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <div key={field.key} className="row">
                <Form.Item
                  name={[field.name, 'title']}
                  label={`第 ${index + 1} 环节`}
                  rules={needed('请填写环节名称')}
                >
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name={[field.name, 'role']} label="岗位" rules={needed('请选择岗位')}>
                  <Select options={stepRoles} />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'at']}
                  label={<LabelWithHelp {...help.step}>由谁审核</LabelWithHelp>}
                >
                  <Select
                    options={[
                      { value: 'own', label: '本机关' },
                      { value: 'supervisor', label: '主管部门' },
                    ]}
                  />
                </Form.Item>
                <Form.Item label=" " colon={false} style={{ flex: '0 0 auto' }}>
                  <Button disabled={fields.length === 1} onClick={() => remove(field.name)}>
                    删除
                  </Button>
                </Form.Item>
              </div>
            ))}
            <Button
              type="dashed"
              block
              disabled={fields.length >= 6}
              onClick={() => add({ title: '', role: 'chief', at: 'own' })}
              style={{ marginBottom: 16 }}
            >
              增加环节
            </Button>
          </>
        )}
      </Form.List>
      {check.data ? <Verdict check={check.data} /> : null}
      <Space>
        <Button onClick={async () => check.mutate(await form.validateFields())} loading={check.isPending}>
          试算
        </Button>
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          录入
        </Button>
      </Space>
    </Form>
  )
}

function Verdict({ check }: { check: RouteCheck }) {
  const broken = [...check.broken, ...check.brokenAlready]
  return (
    <Alert
      type={broken.length > 0 ? 'error' : 'success'}
      showIcon
      style={{ marginBottom: 16 }}
      title={
        broken.length > 0
          ? `适用 ${check.bodies} 个机关，其中 ${broken.length} 个会无人可以审批：`
          : `适用 ${check.bodies} 个机关，每个机关都有足够的人员审批。`
      }
      description={
        broken.length > 0 ? (
          <ul className="plain-list">
            {broken.slice(0, 10).map((fault) => (
              <li key={fault.bodyId}>
                {fault.bodyName}：{fault.why}
              </li>
            ))}
          </ul>
        ) : undefined
      }
    />
  )
}
