import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { DocumentContent, DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import { attributeLabels } from '@yangguang/server/contract/publication/catalogue'
import { Alert, App, Button, Card, Form, Input, Radio, Select, Space, Upload } from 'antd'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { ApiProblem, api, base64Of } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { AttributeFields, withoutEmpty } from './gate/attribute-fields.tsx'
import { ReadWord } from './gate/read-word.tsx'
import { RichText } from './rich-text.tsx'

interface Classification {
  themes: { code: string; parent: string | null; title: string }[]
  genres: { code: string; label: string }[]
  columns: { id: string; parentId: string | null; title: string }[]
}

const blank: DocumentContent = {
  title: '',
  documentNumber: '',
  jointIssuers: [],
  writtenOn: today(),
  columnId: '',
  theme: '',
  genre: '',
  kind: null,
  attribute: 'active',
  ground: '',
  validUntil: null,
  keywords: [],
  abstract: '',
  body: '',
  attachments: [],
}

export function NewDocumentPage() {
  return <Editor id={undefined} content={blank} version={0} />
}

export function EditDocumentPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['document', id, 'edit'],
    queryFn: () => api.get<DocumentDetail>(`/documents/${id}`),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={detail}>
      {(document) => <Editor id={id} content={document.content} version={document.version} />}
    </Loaded>
  )
}

function Editor({
  id,
  content,
  version,
}: {
  id: string | undefined
  content: DocumentContent
  version: number
}) {
  const me = useMe()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<DocumentContent>()
  const [body, setBody] = useState(content.body)
  const [read, setRead] = useState(0)
  const [attachments, setAttachments] = useState(content.attachments)
  const [saved, setSaved] = useState({ id, version })
  const [formKey] = useState(() => crypto.randomUUID())
  const attribute = Form.useWatch('attribute', form) ?? content.attribute
  const classification = useQuery({
    queryKey: ['classification'],
    queryFn: () => api.get<Classification>('/classification'),
    staleTime: Number.POSITIVE_INFINITY,
  })

  const save = useMutation({
    async mutationFn(submit: boolean) {
      const fields = await form.validateFields()
      const whole: DocumentContent = {
        ...content,
        ...withoutEmpty(fields),
        documentNumber: fields.documentNumber ?? '',
        validUntil: fields.validUntil || null,
        body,
        attachments,
      }
      let now = saved
      if (now.id) {
        const { version: next } = await api.put<{ version: number }>(`/documents/${now.id}`, {
          version: now.version,
          content: whole,
        })
        now = { ...now, version: next }
      } else {
        const made = await api.post<{ id: string }>(
          '/documents',
          { bodyId: me.bodyId, content: whole },
          { once: formKey },
        )
        now = { id: made.id, version: 1 }
      }
      setSaved(now)
      if (submit) await api.post(`/documents/${now.id}/submit`, { version: now.version })
      return { id: now.id ?? '', submit }
    },
    async onSuccess(result) {
      message.success(result.submit ? '已提交审核' : '草稿已保存')
      await navigate({ to: '/documents/$id', params: { id: result.id } })
    },
    onError(error) {
      if (error instanceof ApiProblem) {
        form.setFields(
          Object.entries(error.fields).map(([path, text]) => ({
            name: path.replace(/^content\./, '') as keyof DocumentContent,
            errors: [text],
          })),
        )
      }
    },
  })

  const upload = useMutation({
    mutationFn: async (file: File) =>
      api.post<DocumentContent['attachments'][number]>('/uploads', {
        name: file.name,
        base64: await base64Of(file),
      }),
    onSuccess: (file) => setAttachments((list) => [...list, file]),
  })

  const options = classification.data
  return (
    <>
      <PageHead title={id ? '修改信息' : '起草信息'} />
      {save.error instanceof ApiProblem ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 16 }} />
      ) : null}
      <Form<DocumentContent> form={form} layout="vertical" initialValues={content} scrollToFirstError>
        <div className="two-panes">
          <div className="stack">
            <Card size="small" title="正文">
              <Form.Item
                name="title"
                label="标题"
                rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
              >
                <Input maxLength={300} showCount />
              </Form.Item>
              <ReadWord
                onRead={(html) => {
                  setBody(html)
                  setRead((at) => at + 1)
                }}
              />
              <RichText key={read} value={read === 0 ? content.body : body} onChange={setBody} label="正文" />
            </Card>
            <Card size="small" title="附件">
              {upload.isError ? (
                <Alert type="error" showIcon title={upload.error.message} style={{ marginBottom: 12 }} />
              ) : null}
              <Upload.Dragger
                multiple
                showUploadList={false}
                beforeUpload={(file) => {
                  upload.mutate(file)
                  return false
                }}
              >
                <p>点击或者拖入文件（PDF、DOCX、XLSX、图片、TXT、CSV、ZIP、OFD，不超过 20 MB）</p>
              </Upload.Dragger>
              <ul>
                {attachments.map((file) => (
                  <li key={file.fileId}>
                    {file.name}（{Math.ceil(file.size / 1024)} KB）
                    <Button
                      type="link"
                      size="small"
                      onClick={() =>
                        setAttachments((list) => list.filter((other) => other.fileId !== file.fileId))
                      }
                    >
                      移除
                    </Button>
                  </li>
                ))}
              </ul>
            </Card>
          </div>
          <div className="stack">
            <Card size="small" title="发布信息">
              <Form.Item name="columnId" label="栏目" rules={[{ required: true, message: '请选择栏目' }]}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(options?.columns ?? []).map((column) => ({
                    value: column.id,
                    label: column.title,
                  }))}
                />
              </Form.Item>
              <Form.Item name="documentNumber" label="文号" extra="没有文号的信息可以不填">
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item
                name="writtenOn"
                label="成文日期"
                rules={[{ required: true, message: '请填写成文日期' }]}
                extra="自形成之日起20个工作日内公开（条例第二十六条）"
              >
                <Input type="date" />
              </Form.Item>
              <Form.Item
                name="theme"
                label="主题分类"
                rules={[{ required: true, message: '请选择主题分类' }]}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(options?.themes ?? []).map((theme) => ({
                    value: theme.code,
                    label: `${theme.parent ? `${options?.themes.find((parent) => parent.code === theme.parent)?.title} / ` : ''}${theme.title}`,
                  }))}
                />
              </Form.Item>
              <Form.Item
                name="genre"
                label="体裁分类"
                rules={[{ required: true, message: '请选择体裁分类' }]}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(options?.genres ?? []).map((genre) => ({
                    value: genre.code,
                    label: genre.label,
                  }))}
                />
              </Form.Item>
              <Form.Item name="kind" label="文件性质" extra="规章和行政规范性文件计入年度报告">
                <Select
                  options={[
                    { value: null, label: '一般信息' },
                    { value: 'rule', label: '规章' },
                    { value: 'normative', label: '行政规范性文件' },
                  ]}
                />
              </Form.Item>
              <Form.Item name="attribute" label="公开属性">
                <Radio.Group
                  options={Object.entries(attributeLabels).map(([value, label]) => ({ value, label }))}
                />
              </Form.Item>
              <AttributeFields attribute={attribute} />
              {attribute === 'active' ? null : (
                <Form.Item
                  name="ground"
                  label="不主动公开的依据和理由"
                  rules={[{ required: true, message: '请写明依据和理由' }]}
                  extra="条例第十四条至第十六条"
                >
                  <Input.TextArea rows={3} maxLength={500} />
                </Form.Item>
              )}
              <Form.Item name="keywords" label="关键词">
                <Select
                  mode="tags"
                  maxCount={10}
                  tokenSeparators={['，', ',', ' ', '、']}
                  open={false}
                  suffixIcon={null}
                />
              </Form.Item>
              <Form.Item name="abstract" label="内容概述">
                <Input.TextArea rows={3} maxLength={500} showCount />
              </Form.Item>
            </Card>
            <Space>
              <Button type="primary" loading={save.isPending} onClick={() => save.mutate(true)}>
                提交审核
              </Button>
              <Button loading={save.isPending} onClick={() => save.mutate(false)}>
                保存草稿
              </Button>
            </Space>
          </div>
        </div>
      </Form>
    </>
  )
}
