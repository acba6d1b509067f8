import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { IndexRuleView } from '@yangguang/server/contract/foundation/numbering'
import { knownPatterns } from '@yangguang/server/contract/foundation/numbering'
import { Alert, App, AutoComplete, Button, Card, Form, Input, Select, Space, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { caseBodiesQuestion } from '../cases/questions.ts'
import { help } from './help.ts'
import { sitesQuery } from './queries.ts'

const scopes = { all: '通用', site: '本站点', body: '单位' } as const

/** How 索引号 are made, from which day on; numbers already given stay. */
export function NumberingPage() {
  const sites = useQuery(sitesQuery)
  return (
    <Loaded query={sites}>
      {(all) => {
        const site = all.find((candidate) => candidate.mayEdit)
        return site ? <Rules site={site.id} /> : <Nothing>编号规则由站点主办单位维护。</Nothing>
      }}
    </Loaded>
  )
}

function Rules({ site }: { site: string }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm()
  const rules = useQuery({
    queryKey: ['index-rules', site],
    queryFn: () => api.get<IndexRuleView[]>(`/sites/${site}/index-rules`),
  })
  const bodies = useQuery(caseBodiesQuestion)
  const enter = useMutation({
    mutationFn: (fields: { bodyId?: string; parts?: Record<string, string> }) => {
      const parts = Object.fromEntries(Object.entries(fields.parts ?? {}).filter(([, value]) => value))
      return api.post(`/sites/${site}/index-rules`, { ...fields, bodyId: fields.bodyId ?? null, parts })
    },
    async onSuccess() {
      message.success('已录入；已经编定的索引号不变')
      form.resetFields()
      await queries.invalidateQueries({ queryKey: ['index-rules'] })
    },
  })
  return (
    <div className="stack">
      <Loaded query={rules}>
        {(rows) => (
          <Table<IndexRuleView>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={rows}
            columns={[
              {
                title: '适用',
                dataIndex: 'scope',
                width: 150,
                render: (scope: IndexRuleView['scope'], row) => (
                  <>
                    <Tag>{scopes[scope]}</Tag> {row.bodyName}
                  </>
                ),
              },
              {
                title: '编号规则',
                dataIndex: 'pattern',
                render: (pattern: string) => <code>{pattern}</code>,
              },
              { title: '样例', dataIndex: 'example', render: (text: string) => <code>{text}</code> },
              { title: '依据', dataIndex: 'source', width: 120 },
              { title: '自何日起', dataIndex: 'from', width: 105 },
              {
                title: '到何日',
                dataIndex: 'until',
                width: 105,
                render: (until: string | null) => until ?? '现行',
              },
            ]}
          />
        )}
      </Loaded>
      <Card size="small" title="录入新的编号规则">
        <Form form={form} layout="vertical" initialValues={{ from: today() }} onFinish={enter.mutate}>
          {enter.isError ? (
            <Alert type="error" showIcon title={enter.error.message} style={{ marginBottom: 12 }} />
          ) : null}
          <Form.Item name="bodyId" label="适用单位（不选则适用于本站点全部单位）">
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ maxWidth: 420 }}
              options={(bodies.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item
            name="pattern"
            label={<LabelWithHelp {...help.pattern}>编号规则</LabelWithHelp>}
            rules={[{ required: true, message: '请填写编号规则' }]}
          >
            <AutoComplete
              style={{ maxWidth: 620 }}
              options={knownPatterns.map(({ pattern, label }) => ({
                value: pattern,
                label: `${label}　${pattern}`,
              }))}
            />
          </Form.Item>
          <Space wrap align="start">
            {(
              [
                ['dept', '部门代码'],
                ['unit', '内设机构代码'],
                ['group', '信息组别'],
                ['category', '信息类别'],
              ] as const
            ).map(([name, label]) => (
              <Form.Item key={name} name={['parts', name]} label={`固定部分：${label}`}>
                <Input maxLength={20} style={{ width: 150 }} />
              </Form.Item>
            ))}
          </Space>
          <Space wrap align="start">
            <Form.Item name="from" label="自何日起" rules={[{ required: true, message: '请填写日期' }]}>
              <DayField />
            </Form.Item>
            <Form.Item
              name="source"
              label={<LabelWithHelp {...help.pattern}>依据</LabelWithHelp>}
              rules={[{ required: true, message: '请填写依据' }]}
            >
              <Input maxLength={200} />
            </Form.Item>
          </Space>
          <div>
            <Button type="primary" htmlType="submit" loading={enter.isPending}>
              录入
            </Button>
          </div>
        </Form>
      </Card>
    </div>
  )
}
