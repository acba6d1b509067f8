import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { CaseDetail } from '@yangguang/server/contract/engagement/cases'
import type { SuggestedAnswer } from '@yangguang/server/contract/engagement/cases/knowledge'
import { App, Button, Card, Form, Input, Tag } from 'antd'
import { type ChangeEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { FileList } from './case-thread.tsx'

const PAUSE_MS = 500

/** The reply with its files, and beside it what staff keep and what was answered to like matters, as one types. */
export function ReplyField({ one }: { one: CaseDetail }) {
  const form = Form.useFormInstance()
  const typed: string = Form.useWatch('reply', form) ?? ''
  const asked = useSettled(typed)
  const suggested = useQuery({
    queryKey: ['case-suggest', one.id, asked.slice(-200)],
    queryFn: () => api.post<SuggestedAnswer[]>(`/cases/${one.id}/suggest`, { text: asked.slice(-200) }),
    placeholderData: (before) => before,
  })
  const shown = useDeferredValue(suggested.data ?? [])
  return (
    <>
      <Form.Item name="reply" label="答复内容" rules={[{ required: true, message: '请填写答复内容' }]}>
        <Input.TextArea rows={10} maxLength={8_000} showCount />
      </Form.Item>
      <ReplyFiles one={one} />
      {shown.length > 0 ? (
        <section aria-label="答复建议" style={{ marginBottom: 16, maxHeight: 320, overflow: 'auto' }}>
          <p className="quiet">知识库和相似来件的答复，边写边提示：</p>
          {shown.map((suggestion) => (
            <Card
              key={suggestion.id}
              size="small"
              style={{ marginBottom: 8 }}
              title={
                <>
                  <Tag>{suggestion.kind === 'kept' ? '知识库' : '相似来件'}</Tag>
                  {suggestion.stale ? <Tag color="#8a5300">已到复核日期，请核实</Tag> : null}
                  {suggestion.title}
                </>
              }
              extra={
                <Button size="small" onClick={() => form.setFieldValue('reply', suggestion.text)}>
                  用作底稿
                </Button>
              }
            >
              <p style={{ margin: 0, whiteSpace: 'pre-wrap' }}>{suggestion.text}</p>
              <p className="quiet" style={{ margin: 0 }}>
                {suggestion.from}
              </p>
            </Card>
          ))}
        </section>
      ) : null}
    </>
  )
}

/** A value once it has stood still for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

function ReplyFiles({ one }: { one: CaseDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (!file) return
    setBusy(true)
    try {
      await api.post(`/cases/${one.id}/files`, { name: file.name, base64: await base64Of(file) })
      await queries.invalidateQueries({ queryKey: ['case', one.id] })
    } catch (error) {
      message.error(error instanceof Error ? error.message : '附件没有传上')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div style={{ marginBottom: 16 }}>
      <FileList one={one} side="office" removable />
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择答复附件"
        accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt"
        onChange={take}
      />
      <Button size="small" loading={busy} onClick={() => input.current?.click()}>
        添加答复附件
      </Button>
    </div>
  )
}
