import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { RuleRowData, RuleTouch } from '@yangguang/server/contract/foundation/rules'
import { Alert, Button, Form, Input, InputNumber, Modal, Popconfirm, Select, Tag } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { rulesQuestion } from './questions.ts'
import { ruleDetail } from './rule-detail.ts'

const whens = {
  current: <Tag color="#1b6e3c">现行</Tag>,
  future: <Tag color="#8a5300">尚未生效</Tag>,
  past: <Tag>已失效</Tag>,
} as const

/** The law as dated rows: what was, is and will be; a new row says first what it will touch. */
export function RulesPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const rules = useQuery(rulesQuestion)
  const [changing, setChanging] = useState<RuleRowData | null>(null)
  const withdraw = useAct(
    (rule: RuleRowData) => api.remove(`/rules/${encodeURIComponent(rule.key)}/${rule.from}`),
    { done: '已撤回', touches: [['rules']] },
  )
  const shows = search.state ?? 'standing'
  const q = search.q ?? ''
  return (
    <>
      <PageHead title="期限和规则">
        <p className="quiet">法定期限和数额按生效日期保存；事项始终适用其开始时的规定。</p>
      </PageHead>
      <div className="page-head">
        <Select
          aria-label="显示范围"
          style={{ width: 170 }}
          value={shows}
          onChange={(state) =>
            navigate({
              to: '/rules',
              search: { ...search, state: state === 'standing' ? undefined : state },
            })
          }
          options={[
            { value: 'standing', label: '现行和将生效' },
            { value: 'all', label: '全部（含已失效）' },
          ]}
        />
        <Input.Search
          aria-label="按名称查找"
          placeholder="按名称或者依据查找"
          allowClear
          defaultValue={q}
          onSearch={(text) => navigate({ to: '/rules', search: { ...search, q: text || undefined } })}
          style={{ width: 280 }}
        />
      </div>
      <Refused error={withdraw.error} />
      <Loaded query={rules}>
        {(all) => (
          <Table<RuleRowData>
            rowKey={(rule) => `${rule.key}${rule.from}`}
            size="small"
            dataSource={all.filter(
              (rule) =>
                (shows === 'all' || rule.when !== 'past') &&
                (q === '' || rule.label.includes(q) || rule.source.includes(q)),
            )}
            locale={{ emptyText: <Nothing>没有符合条件的规定。</Nothing> }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: '规定', dataIndex: 'label', width: '30%' },
              {
                title: '数值',
                dataIndex: 'value',
                className: 'unbroken',
                render: (value: number | null, rule) => worthOf(value, rule),
              },
              {
                title: '生效',
                dataIndex: 'from',
                className: 'unbroken',
                render: (from: string, rule) => (
                  <>
                    {from} {rule.until ? '至' : '起'}
                    {rule.until ? <div>{rule.until}</div> : null}
                  </>
                ),
              },
              { title: '状态', dataIndex: 'when', render: (when: RuleRowData['when']) => whens[when] },
              {
                title: '依据',
                dataIndex: 'source',
                width: '24%',
                render: (source: string, rule) => (
                  <>
                    {source}
                    <div className="quiet">{rule.standing === 'statute' ? '法律法规规定' : '本级约定'}</div>
                  </>
                ),
              },
              {
                title: '操作',
                dataIndex: 'key',
                render: (_, rule) => (
                  <>
                    {rule.when === 'current' && rule.value !== null ? (
                      <Button type="link" onClick={() => setChanging(rule)}>
                        录入新规定
                      </Button>
                    ) : null}
                    {rule.when === 'future' ? (
                      <Popconfirm title="撤回尚未生效的规定？" onConfirm={() => withdraw.mutate(rule)}>
                        <Button type="link" danger>
                          撤回
                        </Button>
                      </Popconfirm>
                    ) : null}
                  </>
                ),
              },
            ]}
            expandable={{
              rowExpandable: (rule) => rule.note !== '' || rule.detail !== null,
              expandedRowRender: (rule) => (
                <>
                  {rule.note ? <p>{rule.note}</p> : null}
                  <ul className="plain-list">
                    {ruleDetail(rule).map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </>
              ),
            }}
          />
        )}
      </Loaded>
      <Modal
        title={changing ? `录入新规定：${changing.label}` : ''}
        open={changing !== null}
        onCancel={() => setChanging(null)}
        footer={null}
        destroyOnHidden
        width={560}
      >
        {changing ? <NewRule rule={changing} onDone={() => setChanging(null)} /> : null}
      </Modal>
    </>
  )
}

function worthOf(value: number | null, rule: RuleRowData): string {
  if (value !== null) return `${value} ${rule.unitLabel}`
  const [only, ...more] = ruleDetail(rule)
  return only !== undefined && more.length === 0 ? only : '见明细'
}

function NewRule({ rule, onDone }: { rule: RuleRowData; onDone: () => void }) {
  const [form] = Form.useForm()
  const from = Form.useWatch<string | undefined>('from', form) ?? today()
  const touched = useQuery({
    queryKey: ['rule-touched', rule.key, from],
    queryFn: () =>
      api.get<RuleTouch>(`/rules/${encodeURIComponent(rule.key)}/touched?from=${encodeURIComponent(from)}`),
    enabled: /^\d{4}-\d{2}-\d{2}$/.test(from),
  })
  const enter = useAct(
    (input: object) => api.post(`/rules/${encodeURIComponent(rule.key)}`, { ...input, detail: rule.detail }),
    { done: '已录入', touches: [['rules']], after: onDone },
  )
  const reached = touched.data?.touched.filter((row) => row.count > 0) ?? []
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ from: today(), value: rule.value, standing: rule.standing, source: '', note: '' }}
      onFinish={(input) => enter.mutate(input)}
    >
      <Refused error={enter.error} />
      <div className="row">
        <Form.Item
          name="value"
          label={`数值（${rule.unitLabel}）`}
          rules={[{ required: true, message: '请填写数值' }]}
        >
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="from" label="生效日期" rules={[{ required: true, message: '请填写生效日期' }]}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item
        name="standing"
        label={
          <LabelWithHelp help="“法律法规规定”不能由本机关放宽；“本级约定”是办理惯例或者本级文件的要求，可以调整。">
            性质
          </LabelWithHelp>
        }
      >
        <Select
          options={[
            { value: 'statute', label: '法律法规规定' },
            { value: 'default', label: '本级约定' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="source"
        label={
          <LabelWithHelp
            help="写明文件名称、文号和条款。办理界面、告知书和期限说明会引用它。"
            article="政府信息公开条例第三十三条等规定期限的条款"
          >
            依据
          </LabelWithHelp>
        }
        rules={[{ required: true, message: '请填写依据' }]}
      >
        <Input maxLength={200} placeholder="文件名称、文号和条款" />
      </Form.Item>
      <Form.Item name="note" label="说明">
        <Input maxLength={200} />
      </Form.Item>
      <Alert
        type={reached.length > 0 ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title="会影响什么"
        description={
          touched.isError ? (
            touched.error.message
          ) : touched.isPending ? (
            touched.fetchStatus === 'idle' ? (
              '填写生效日期后列出。'
            ) : (
              '正在计算……'
            )
          ) : reached.length > 0 ? (
            <ul className="plain-list">
              {reached.map((row) => (
                <li key={row.text}>
                  {row.text}：{row.count} 件
                </li>
              ))}
            </ul>
          ) : (
            '目前没有在办事项受影响；生效后开始的事项适用新规定。'
          )
        }
      />
      <Button type="primary" htmlType="submit" loading={enter.isPending}>
        录入
      </Button>
    </Form>
  )
}
