import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { DocumentContent, DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import type { WorkingCopy } from '@yangguang/server/contract/publication/catalogue/editor'
import { Alert, App, Button, Card, Form, Input, Space } from 'antd'
import { useRef, useState } from 'react'
import { useMe } from '../../app/session.ts'
import { ApiProblem, api } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { LabelWithHelp } from '../../ui/help.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { Attachments } from './editor/attachments.tsx'
import { Conflict } from './editor/conflict.tsx'
import { Preview, previewOf } from './editor/preview.tsx'
import { PublishFields } from './editor/publish-fields.tsx'
import { dropWorkingCopy, useWorkingCopy, workingCopyOf } from './editor/use-working-copy.ts'
import { withoutEmpty } from './gate/attribute-fields.tsx'
import { ReadWord } from './gate/read-word.tsx'
import { help } from './help.ts'
import './documents.css'
import { RichText } from './rich-text.tsx'

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
  // A title may be proposed from elsewhere, such as a matter that many have asked for.
  const { title = '' }: { title?: string } = useSearch({ strict: false })
  const copy = useQuery({
    queryKey: ['working-copy', ''],
    queryFn: () => workingCopyOf(undefined),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={copy}>
      {(found) => <Recover id={undefined} content={{ ...blank, title }} version={0} copy={found} />}
    </Loaded>
  )
}

export function EditDocumentPage() {
  const { id = '' } = useParams({ strict: false })
  const opened = useQuery({
    queryKey: ['document', id, 'edit'],
    queryFn: async () => ({
      document: await api.get<DocumentDetail>(`/documents/${id}`),
      copy: await workingCopyOf(id),
    }),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={opened}>
      {({ document, copy }) => (
        <Recover id={id} content={document.content} version={document.version} copy={copy} />
      )}
    </Loaded>
  )
}

interface Opened {
  id: string | undefined
  content: DocumentContent
  version: number
}

/** Offers what was typed and not saved the last time; nothing is thrown away unasked. */
function Recover({ copy, ...opened }: Opened & { copy: WorkingCopy | null }) {
  const [taken, setTaken] = useState<Opened | undefined>(copy ? undefined : opened)
  const { message } = App.useApp()
  if (taken) return <Editor {...taken} base={opened.content} />
  return (
    <>
      <PageHead title={opened.id ? '修改信息' : '起草信息'} />
      <Alert
        type="info"
        showIcon
        title={`您在 ${moment(copy?.savedAt ?? null)} 有尚未保存的内容，是否恢复？`}
        description={String(copy?.content.title ?? '') || '（未填写标题）'}
        action={
          <Space>
            <Button
              type="primary"
              onClick={() =>
                setTaken({
                  id: opened.id,
                  version: copy?.version ?? opened.version,
                  content: { ...opened.content, ...(copy?.content as Partial<DocumentContent>) },
                })
              }
            >
              恢复
            </Button>
            <Button
              onClick={async () => {
                await dropWorkingCopy(opened.id).catch((error: Error) => message.error(error.message))
                setTaken(opened)
              }}
            >
              放弃
            </Button>
          </Space>
        }
      />
    </>
  )
}

function Editor({ id, content, version, base }: Opened & { base: DocumentContent }) {
  const me = useMe()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<DocumentContent>()
  const [body, setBody] = useState(content.body)
  const [loaded, setLoaded] = useState({ count: 0, body: content.body })
  const [attachments, setAttachments] = useState(content.attachments)
  const [theirs, setTheirs] = useState<DocumentDetail>()
  const [formKey] = useState(() => crypto.randomUUID())
  const saved = useRef({ id, version, base })
  const attribute = Form.useWatch('attribute', form) ?? content.attribute
  const kind = Form.useWatch('kind', form) ?? content.kind
  const typed = (fields: DocumentContent): DocumentContent => ({
    ...content,
    ...withoutEmpty(fields),
    documentNumber: fields.documentNumber ?? '',
    validUntil: fields.validUntil || null,
    body,
    attachments,
  })
  const copy = useWorkingCopy(() => ({
    document: saved.current.id,
    version: saved.current.version,
    content: typed(form.getFieldsValue(true)),
  }))

  const save = useMutation({
    async mutationFn({ submit, whole }: { submit: boolean; whole?: DocumentContent }) {
      const text = whole ?? typed(await form.validateFields())
      await copy.rest()
      const now = saved.current
      if (now.id) {
        const { version: next } = await api.put<{ version: number }>(`/documents/${now.id}`, {
          version: now.version,
          content: text,
        })
        saved.current = { id: now.id, version: next, base: text }
      } else {
        const made = await api.post<{ id: string }>(
          '/documents',
          { bodyId: me.bodyId, content: text },
          { once: formKey },
        )
        saved.current = { id: made.id, version: 1, base: text }
      }
      if (submit) await api.post(`/documents/${saved.current.id}/submit`, { version: saved.current.version })
      return { id: saved.current.id ?? '', submit }
    },
    async onSuccess(result) {
      message.success(result.submit ? '已提交审核' : '草稿已保存')
      await navigate({ to: '/documents/$id', params: { id: result.id } })
    },
    async onError(error) {
      copy.touch()
      if (!(error instanceof ApiProblem)) return
      if (error.code === 'documents.scan_blocks') {
        // The draft is kept; what holds it back is shown, and mended, beside it.
        message.error(error.message)
        await navigate({ to: '/documents/$id', params: { id: saved.current.id ?? '' } })
        return
      }
      if (error.code === 'documents.changed_meanwhile') {
        setTheirs(await api.get<DocumentDetail>(`/documents/${saved.current.id}`))
        return
      }
      form.setFields(
        Object.entries(error.fields).map(([path, text]) => ({
          name: path.replace(/^content\./, '') as keyof DocumentContent,
          errors: [text],
        })),
      )
    },
  })

  const show = (text: DocumentContent) => {
    form.setFieldsValue(text)
    setBody(text.body)
    setAttachments(text.attachments)
    setLoaded((before) => ({ count: before.count + 1, body: text.body }))
  }

  return (
    <>
      <PageHead
        title={id ? '修改信息' : '起草信息'}
        extra={
          <Space wrap>
            <span className="quiet" role="status">
              {copy.problem
                ? `自动保存没有成功：${copy.problem}`
                : copy.savedAt
                  ? `已自动保存 ${moment(copy.savedAt)}`
                  : ''}
            </span>
            <Preview
              load={async () => previewOf(me.bodyId, saved.current.id, typed(await form.validateFields()))}
            />
            <Button loading={save.isPending} onClick={() => save.mutate({ submit: false })}>
              保存草稿
            </Button>
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ submit: true })}>
              提交审核
            </Button>
          </Space>
        }
      />
      {save.error instanceof ApiProblem && !theirs ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 16 }} />
      ) : null}
      {theirs ? (
        <Conflict
          base={saved.current.base}
          mine={typed(form.getFieldsValue(true))}
          theirs={theirs}
          onCancel={() => setTheirs(undefined)}
          onMerged={(merged) => {
            saved.current = { id: theirs.id, version: theirs.version, base: theirs.content }
            show(merged)
            setTheirs(undefined)
            save.mutate({ submit: false, whole: merged })
          }}
        />
      ) : null}
      <Form<DocumentContent>
        form={form}
        layout="vertical"
        initialValues={content}
        scrollToFirstError
        onValuesChange={copy.touch}
      >
        <div className="two-panes">
          <div className="stack">
            <Card size="small" title="正文">
              <Form.Item
                name="title"
                label={<LabelWithHelp {...help.title}>标题</LabelWithHelp>}
                rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
              >
                <Input maxLength={300} showCount />
              </Form.Item>
              <ReadWord
                onRead={(html) => {
                  setBody(html)
                  setLoaded((before) => ({ count: before.count + 1, body: html }))
                  copy.touch()
                }}
              />
              <RichText
                key={loaded.count}
                value={loaded.body}
                document={id}
                onChange={(html) => {
                  setBody(html)
                  copy.touch()
                }}
                label="正文"
              />
            </Card>
            <Card size="small" title="附件">
              <Attachments
                value={attachments}
                onChange={(change) => {
                  setAttachments(change)
                  copy.touch()
                }}
              />
            </Card>
          </div>
          <PublishFields attribute={attribute} kind={kind} />
        </div>
      </Form>
    </>
  )
}
