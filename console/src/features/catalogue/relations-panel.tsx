import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RelationsView } from '@yangguang/server/contract/publication/catalogue/relations'
import { relationLabels } from '@yangguang/server/contract/publication/catalogue/relations'
import type { Standing } from '@yangguang/server/contract/publication/interpretation'
import { formLabels } from '@yangguang/server/contract/publication/interpretation'
import { Alert, App, Button, Card, Checkbox, Form, Input, Select, Space, Switch } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded } from '../../ui/states.tsx'
import { help } from './help.ts'

const formOptions = Object.entries(formLabels).map(([value, label]) => ({ value, label }))

/** What the document amends, repeals or interprets, and the plan for its own interpretation. */
export function RelationsPanel({ document }: { document: string }) {
  const relations = useQuery({
    queryKey: ['document', document, 'relations'],
    queryFn: () => api.get<RelationsView>(`/documents/${document}/relations`),
  })
  const standing = useQuery({
    queryKey: ['document', document, 'interpretation'],
    queryFn: () => api.get<Standing>(`/documents/${document}/interpretation`),
  })
  return (
    <>
      <Card size="small" title="关联文件">
        <Loaded query={relations}>{(view) => <Relations document={document} view={view} />}</Loaded>
      </Card>
      <Card size="small" title="政策解读">
        <Loaded query={standing}>
          {(view) => <Plan key={view.version} document={document} standing={view} />}
        </Loaded>
      </Card>
    </>
  )
}

interface NewRelation {
  kind: keyof typeof relationLabels
  to?: string
  outsideTitle?: string
  outsideUrl?: string
}

function Relations({ document, view }: { document: string; view: RelationsView }) {
  const queries = useQueryClient()
  const [adding, setAdding] = useState(false)
  const [q, setQ] = useState('')
  const [outside, setOutside] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: ['document', document] })
  const found = useQuery({
    queryKey: ['documents', 'to-relate', q],
    queryFn: () =>
      api.get<{ rows: { id: string; title: string }[] }>(`/documents?q=${encodeURIComponent(q)}&size=20`),
    enabled: adding,
  })
  const add = useMutation({
    mutationFn: ({ kind, to, outsideTitle = '', outsideUrl = '' }: NewRelation) =>
      api.post(`/documents/${document}/relations`, { kind, to: to ?? null, outsideTitle, outsideUrl }),
    async onSuccess() {
      setAdding(false)
      await refresh()
    },
  })
  const remove = useMutation({
    mutationFn: (relation: string) => api.remove(`/documents/${document}/relations/${relation}`),
    onSuccess: refresh,
  })
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      {view.relations.length === 0 ? <span className="quiet">没有关联的文件。</span> : null}
      {view.relations.map((relation) => (
        <div key={relation.id}>
          <span className="quiet">
            {relationLabels[relation.kind][relation.direction === 'forth' ? 0 : 1]}　
          </span>
          {relation.documentId ? (
            <Link to="/documents/$id" params={{ id: relation.documentId }}>
              {relation.title}
            </Link>
          ) : (
            <a href={relation.url || '#'} target="_blank" rel="noreferrer">
              {relation.title}（上级文件）
            </a>
          )}
          {view.mayEdit && relation.direction === 'forth' ? (
            <Button type="link" size="small" onClick={() => remove.mutate(relation.id)}>
              解除
            </Button>
          ) : null}
        </div>
      ))}
      {view.mayEdit && !adding ? (
        <Button size="small" onClick={() => setAdding(true)}>
          关联文件
        </Button>
      ) : null}
      {adding ? (
        <Form layout="vertical" initialValues={{ kind: 'interprets' }} onFinish={add.mutate}>
          {add.isError ? <Alert type="error" showIcon title={add.error.message} /> : null}
          <Form.Item name="kind" label={<LabelWithHelp {...help.relation}>本文件对它</LabelWithHelp>}>
            <Select options={Object.entries(relationLabels).map(([value, [label]]) => ({ value, label }))} />
          </Form.Item>
          <Form.Item label="上级文件（不在本站）">
            <Switch checked={outside} onChange={setOutside} size="small" aria-label="上级文件" />
          </Form.Item>
          {outside ? (
            <>
              <Form.Item
                name="outsideTitle"
                label="文件名称"
                rules={[{ required: true, message: '请填写文件名称' }]}
              >
                <Input maxLength={300} />
              </Form.Item>
              <Form.Item name="outsideUrl" label="网址">
                <Input placeholder="https://" />
              </Form.Item>
            </>
          ) : (
            <Form.Item name="to" label="文件" rules={[{ required: true, message: '请选择文件' }]}>
              <Select
                showSearch={{ filterOption: false, onSearch: setQ }}
                placeholder="输入标题查找"
                options={(found.data?.rows ?? [])
                  .filter(({ id }) => id !== document)
                  .map(({ id, title }) => ({ value: id, label: title }))}
              />
            </Form.Item>
          )}
          <Space>
            <Button type="primary" htmlType="submit" loading={add.isPending}>
              关联
            </Button>
            <Button onClick={() => setAdding(false)}>取消</Button>
          </Space>
        </Form>
      ) : null}
    </div>
  )
}

interface PlanFields {
  forms: string[]
  responsible: string
  plannedOn: string
}

function Plan({ document, standing }: { document: string; standing: Standing }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [flagged, setFlagged] = useState(standing.flagged)
  const save = useMutation({
    mutationFn: (plan: PlanFields | null) =>
      api.put(`/documents/${document}/interpretation`, { version: standing.version, flagged, plan }),
    async onSuccess() {
      message.success('已保存')
      await queries.invalidateQueries({ queryKey: ['document', document] })
    },
  })
  const forms = useMutation({
    mutationFn: (chosen: string[]) =>
      api.put(`/documents/${document}/interpretation-forms`, { forms: chosen }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['document', document] }),
  })
  return (
    <div style={{ display: 'grid', gap: 10 }}>
      <div>
        <Switch
          id="needs-interpretation"
          size="small"
          checked={flagged}
          disabled={!standing.mayEdit}
          onChange={setFlagged}
        />{' '}
        <label htmlFor="needs-interpretation">本文件需要解读</label>
      </div>
      {standing.due ? (
        <span className="quiet">
          {standing.interpretedOn ? `已于 ${standing.interpretedOn} 解读` : `最迟 ${standing.due} 解读`}（
          {standing.source}）
        </span>
      ) : null}
      {flagged ? (
        <Form<PlanFields>
          layout="vertical"
          disabled={!standing.mayEdit}
          initialValues={standing.plan ?? {}}
          onFinish={(plan) => save.mutate(plan)}
        >
          <Form.Item
            name="forms"
            label={<LabelWithHelp {...help.forms}>解读形式</LabelWithHelp>}
            rules={[{ required: true, message: '请选择解读形式' }]}
          >
            <Checkbox.Group options={formOptions} />
          </Form.Item>
          <Form.Item
            name="responsible"
            label={<LabelWithHelp {...help.responsible}>解读责任人</LabelWithHelp>}
            rules={[{ required: true, message: '请填写解读责任人' }]}
          >
            <Input maxLength={60} placeholder="谁起草、谁解读" />
          </Form.Item>
          <Form.Item
            name="plannedOn"
            label={<LabelWithHelp {...help.plannedOn}>计划发布日期</LabelWithHelp>}
            rules={[{ required: true, message: '请填写日期' }]}
          >
            <DayField />
          </Form.Item>
          <Space>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              保存解读计划
            </Button>
            {standing.flagged ? null : (
              <Button onClick={() => save.mutate(null)} loading={save.isPending}>
                只标记，暂无计划
              </Button>
            )}
          </Space>
        </Form>
      ) : standing.flagged ? (
        <Button onClick={() => save.mutate(null)} loading={save.isPending}>
          取消解读要求
        </Button>
      ) : null}
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <div>
        <span className="quiet">本文件作为解读材料的形式</span>
        <Checkbox.Group
          options={formOptions}
          disabled={!standing.mayEdit || forms.isPending}
          value={standing.forms}
          onChange={(chosen) => forms.mutate(chosen.map(String))}
        />
      </div>
    </div>
  )
}
