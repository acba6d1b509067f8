import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LetterKindView, TemplatePreview } from '@yangguang/server/contract/foundation/letters'
import type { FeeSettingView } from '@yangguang/server/contract/requests/fees'
import { feeModeLabels } from '@yangguang/server/contract/requests/fees'
import { Alert, App, Button, Card, Form, type GetRef, Input, Select, Space, Tabs, Tag } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api, base64Of } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { ActForm } from './act-form.tsx'
import { optionsOf } from './acts.ts'
import { help } from './help.ts'
import { LetterText } from './letter-text.tsx'
import { templatesQuestion } from './questions.ts'

/** What a body sets for its requests: the texts of its letters, its seal, and whether it charges. */
export function RequestSettingsPage() {
  return (
    <>
      <PageHead title="文书和收费设置" />
      <Tabs
        items={[
          { key: 'letters', label: '文书模板', children: <Templates /> },
          { key: 'seal', label: '印章', children: <Seal /> },
          { key: 'fee', label: '信息处理费', children: <Fee /> },
        ]}
      />
    </>
  )
}

function Templates() {
  const me = useMe()
  const [chosen, setChosen] = useState('decision.granted')
  const kinds = useQuery(templatesQuestion(me.bodyId))
  return (
    <Loaded query={kinds}>
      {(all) => {
        const kind = all.find((one) => one.kind === chosen) ?? all[0]
        return (
          <>
            <Space style={{ marginBottom: 16 }}>
              <label htmlFor="letter-kind">文书</label>
              <Select
                id="letter-kind"
                value={chosen}
                style={{ minWidth: 280 }}
                showSearch={{ optionFilterProp: 'label' }}
                options={all.map((one) => ({ value: one.kind, label: one.label }))}
                onChange={setChosen}
              />
            </Space>
            {kind ? (
              <TemplateEditor key={`${kind.kind}${kind.editions.length}`} kind={kind} body={me.bodyId} />
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

/** Merge fields stand in the editor under the names staff know; the template keeps its own. */
const named = (text: string, fields: LetterKindView['fields'], from: 'name' | 'label') =>
  text.replace(/\{\{([^{}]+)\}\}/g, (whole, inside: string) => {
    const field = fields.find((one) => one[from] === inside.trim())
    return field ? `{{${from === 'name' ? field.label : field.name}}}` : whole
  })

interface Letter {
  title: string
  text: string
  from: string
  note: string
}

function TemplateEditor({ kind, body }: { kind: LetterKindView; body: string }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Letter>()
  const kept = useKept<Letter>(form, `letter.${kind.kind}`, kind.editions.length)
  const value = () => {
    const { title, text } = form.getFieldsValue()
    const stored = named(text, kind.fields, 'label')
    return {
      title: named(title, kind.fields, 'label'),
      paragraphs: stored.split(/\n+/).filter((line) => line.trim() !== ''),
    }
  }
  const preview = useMutation({
    mutationFn: () => api.post<TemplatePreview>(`/letters/templates/${kind.kind}/preview`, value()),
  })
  const save = useMutation({
    mutationFn: () => {
      const { from, note } = form.getFieldsValue()
      return api.post(`/letters/templates/${kind.kind}`, { ...value(), bodyId: body, from, note })
    },
    async onSuccess() {
      kept.forget()
      message.success('已启用')
      await queries.invalidateQueries({ queryKey: ['templates'] })
    },
  })
  const area = useRef<GetRef<typeof Input.TextArea>>(null)
  /** Where the cursor last stood in the text, and the cursor goes on behind it. */
  const insert = (label: string) => {
    const field = area.current?.resizableTextArea?.textArea
    const text: string = form.getFieldValue('text') ?? ''
    const [from, until] = [field?.selectionStart ?? text.length, field?.selectionEnd ?? text.length]
    const added = `{{${label}}}`
    const longer = { text: text.slice(0, from) + added + text.slice(until) }
    form.setFieldsValue(longer)
    kept.keep(longer, longer)
    requestAnimationFrame(() => {
      field?.focus()
      field?.setSelectionRange(from + added.length, from + added.length)
    })
  }
  const problem = save.error ?? preview.error
  return (
    <div className="two-panes">
      <Card size="small" title={kind.label} extra={<Tag>{kind.current.own ? '本单位模板' : '通用模板'}</Tag>}>
        {kept.note}
        {problem ? (
          <Alert type="error" showIcon title={problem.message} style={{ marginBottom: 12 }} />
        ) : null}
        <Form
          form={form}
          layout="vertical"
          initialValues={{
            title: named(kind.current.title, kind.fields, 'name'),
            text: named(kind.current.paragraphs.join('\n'), kind.fields, 'name'),
            from: today(),
            note: '',
            ...kept.values,
          }}
          onValuesChange={kept.keep}
          onFinish={() => save.mutate()}
        >
          <Form.Item name="title" label="标题" rules={[{ required: true, message: '请填写标题' }]}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item
            name="text"
            label={<LabelWithHelp {...help.letterText}>正文（一行一段）</LabelWithHelp>}
            extra="双花括号内是合并字段；其中有字段为空的一段不出现在文书里。"
            rules={[{ required: true, message: '请填写正文' }]}
          >
            <Input.TextArea ref={area} rows={14} />
          </Form.Item>
          <Form.Item name="from" label="启用日期" rules={[{ required: true, message: '请填写启用日期' }]}>
            <DayField />
          </Form.Item>
          <Form.Item name="note" label="修改说明">
            <Input maxLength={200} />
          </Form.Item>
          <Space>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              启用
            </Button>
            <Button loading={preview.isPending} onClick={() => preview.mutate()}>
              预览
            </Button>
          </Space>
        </Form>
      </Card>
      <div className="stack">
        <Card size="small" title="合并字段">
          <Space wrap>
            {kind.fields.map((field) => (
              <Button key={field.name} size="small" onClick={() => insert(field.label)}>
                {field.label}
                {kind.required.includes(field.name) ? '（必备）' : ''}
              </Button>
            ))}
          </Space>
        </Card>
        {preview.data?.problem ? <Alert type="warning" showIcon title={preview.data.problem} /> : null}
        {preview.data ? (
          <LetterText letter={{ ...preview.data, addressee: '张某某', attachments: [] }} />
        ) : (
          <p className="quiet">点“预览”查看样例。已经发出的文书不受模板修改影响。</p>
        )}
      </div>
    </div>
  )
}

function Seal() {
  const me = useMe()
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: async (file: File) =>
      api.post('/letters/seal', {
        bodyId: me.bodyId,
        file: { name: file.name, base64: await base64Of(file) },
      }),
    onSuccess: () => message.success('印章已登记，自今天起的文书使用'),
    onError: (error) => message.error(error.message),
  })
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file) save.mutate(file)
  }
  return (
    <Card size="small" style={{ maxWidth: 640 }}>
      <p>印章图片盖在 PDF 文书的署名和成文日期上；没有登记的，文书打印后加盖实体印章。</p>
      <label htmlFor="seal-file">印章图片（透明底 PNG，或者 JPEG）</label>
      <div>
        <input id="seal-file" type="file" accept="image/png,image/jpeg" onChange={take} />
      </div>
    </Card>
  )
}

function Fee() {
  const me = useMe()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const setting = useQuery({
    queryKey: ['fee-setting', me.bodyId],
    queryFn: () => api.get<FeeSettingView>(`/fees/setting?bodyId=${me.bodyId}`),
  })
  const save = useMutation({
    mutationFn: (body: object) => api.post('/fees/setting', { bodyId: me.bodyId, ...body }),
    async onSuccess() {
      message.success('已设定')
      await queries.invalidateQueries({ queryKey: ['fee-setting'] })
    },
  })
  return (
    <Loaded query={setting}>
      {(now) => (
        <Card size="small" style={{ maxWidth: 640 }}>
          <p>
            现在：<strong>{feeModeLabels[now.mode]}</strong>
            {now.from ? `（自 ${now.from}）` : ''}。按件、按量只能选择一种（国办函〔2020〕109号）。
          </p>
          {save.isError ? (
            <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
          ) : null}
          <ActForm
            fields={[
              { name: 'mode', label: '收费方式', kind: 'radio', options: optionsOf(feeModeLabels) },
              { name: 'from', label: '启用日期', kind: 'date', required: '请填写启用日期' },
              { name: 'payWay', label: '缴费方式（载入收费通知书）', kind: 'area', rows: 2, most: 300 },
            ]}
            initial={{ mode: now.mode, from: today(), payWay: now.payWay }}
            pending={save.isPending}
            onDone={(body) => save.mutate(body)}
          />
        </Card>
      )}
    </Loaded>
  )
}
