import type { DocumentContent } from '@yangguang/server/contract/publication/catalogue'
import { Alert, Button, Upload as Chooser, Progress, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Upload } from 'tus-js-client'
import { api } from '../../../lib/api.ts'

type Attachment = DocumentContent['attachments'][number]

const PART = 8 * 1024 * 1024
const MOST = 2 * 1024 * 1024 * 1024

interface Running {
  key: string
  name: string
  sent: number
  size: number
  state: 'sending' | 'paused' | 'failed'
  problem: string
}

export function sizeText(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${(bytes / 1024 ** 3).toFixed(2)} GB`
  if (bytes >= 1024 ** 2) return `${(bytes / 1024 ** 2).toFixed(1)} MB`
  return `${Math.max(1, Math.ceil(bytes / 1024))} KB`
}

/** Attachments up to 2 GB, dropped or chosen; an upload that broke off goes on where it was, also after the page was closed. */
export function Attachments({
  value,
  onChange,
}: {
  value: readonly Attachment[]
  onChange: (change: (list: readonly Attachment[]) => Attachment[]) => void
}) {
  const [running, setRunning] = useState<readonly Running[]>([])
  const uploads = useRef(new Map<string, Upload>())
  useEffect(() => {
    const all = uploads.current
    return () => {
      for (const upload of all.values()) void upload.abort()
    }
  }, [])
  const note = (key: string, change: Partial<Running>) =>
    setRunning((list) => list.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const forget = (key: string) => {
    uploads.current.delete(key)
    setRunning((list) => list.filter((one) => one.key !== key))
  }

  const begin = async (file: File) => {
    const key = crypto.randomUUID()
    setRunning((list) => [
      ...list,
      { key, name: file.name, sent: 0, size: file.size, state: 'sending', problem: '' },
    ])
    if (file.size === 0 || file.size > MOST) {
      note(key, { state: 'failed', problem: file.size === 0 ? '文件是空的' : '文件不能超过 2 GB' })
      return
    }
    const upload: Upload = new Upload(file, {
      endpoint: '/api/uploads/parts',
      chunkSize: PART,
      retryDelays: [0, 1_000, 3_000, 10_000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => note(key, { sent }),
      onError: () => note(key, { state: 'failed', problem: '上传中断，请检查网络后点“继续”' }),
      async onSuccess() {
        const part = upload.url?.split('/').pop() ?? ''
        try {
          const made = await api.post<Attachment>('/uploads/finished', { upload: part, name: file.name })
          onChange((list) => [...list, made])
          forget(key)
        } catch (error) {
          note(key, { state: 'failed', problem: error instanceof Error ? error.message : '上传失败' })
        }
      },
    })
    uploads.current.set(key, upload)
    const [earlier] = await upload.findPreviousUploads()
    if (earlier) upload.resumeFromPreviousUpload(earlier)
    upload.start()
  }
  const pause = (key: string) => {
    void uploads.current.get(key)?.abort()
    note(key, { state: 'paused' })
  }
  const goOn = (key: string) => {
    note(key, { state: 'sending', problem: '' })
    uploads.current.get(key)?.start()
  }

  return (
    <>
      <Chooser.Dragger
        multiple
        showUploadList={false}
        beforeUpload={(file) => {
          void begin(file)
          return false
        }}
      >
        <p>点击或者拖入文件（PDF、DOCX、XLSX、图片、TXT、CSV、ZIP、OFD，每个不超过 2 GB，中断后可以续传）</p>
      </Chooser.Dragger>
      <ul className="plain-list" aria-live="polite">
        {running.map((one) => (
          <li key={one.key}>
            <Space wrap>
              <span>
                {one.name}（{sizeText(one.sent)} / {sizeText(one.size)}）
              </span>
              {one.state === 'sending' ? (
                <Button size="small" onClick={() => pause(one.key)}>
                  暂停
                </Button>
              ) : uploads.current.has(one.key) ? (
                <Button size="small" onClick={() => goOn(one.key)}>
                  继续
                </Button>
              ) : null}
              <Button
                size="small"
                onClick={() => {
                  void uploads.current.get(one.key)?.abort(true)
                  forget(one.key)
                }}
              >
                取消
              </Button>
            </Space>
            <Progress
              percent={one.size === 0 ? 0 : Math.floor((one.sent / one.size) * 100)}
              size="small"
              status={one.state === 'failed' ? 'exception' : 'active'}
              aria-label={`${one.name}上传进度`}
            />
            {one.problem ? <Alert type="error" showIcon title={one.problem} /> : null}
          </li>
        ))}
        {value.map((file, at) => (
          <li key={file.fileId}>
            {file.name}（{sizeText(file.size)}）
            <Button
              type="link"
              size="small"
              disabled={at === 0}
              aria-label={`上移${file.name}`}
              onClick={() => onChange((list) => moved(list, at))}
            >
              上移
            </Button>
            <Button
              type="link"
              size="small"
              aria-label={`移除${file.name}`}
              onClick={() => onChange((list) => list.filter((other) => other.fileId !== file.fileId))}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function moved(list: readonly Attachment[], at: number): Attachment[] {
  const copy = [...list]
  const [file] = copy.splice(at, 1)
  if (file) copy.splice(at - 1, 0, file)
  return copy
}
