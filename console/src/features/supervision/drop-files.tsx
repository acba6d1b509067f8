import type { Submission } from '@yangguang/server/contract/oversight/supervision'
import { Alert, Button, Progress, Space } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { filesIn, withArchives } from './files-in.ts'
import type { LevelYear } from './supervision-page.tsx'

/** As many at once as the server reads at once. */
const ABREAST = 2

interface Batch {
  total: number
  done: number
  checked: number
  errors: number
  problems: string[]
}

/** Takes a folder or many files and hands them in one after the other, with progress; one bad file stops nothing. */
export function DropFiles({ at, onDone }: { at: LevelYear; onDone: () => void }) {
  const [over, setOver] = useState(false)
  const [batch, setBatch] = useState<Batch>()
  const folder = useRef<HTMLInputElement>(null)
  const single = useRef<HTMLInputElement>(null)
  const running = batch !== undefined && batch.done < batch.total

  const take = async (chosen: readonly File[]) => {
    const files = await withArchives(chosen)
    if (files.length === 0) return
    setBatch({ total: files.length, done: 0, checked: 0, errors: 0, problems: [] })
    const queue = [...files]
    const worker = async () => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        const result = await handIn(at, file)
        setBatch((before) => before && added(before, result))
      }
    }
    await Promise.all(Array.from({ length: ABREAST }, worker))
    onDone()
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!running) await take(await filesIn(event.dataTransfer))
  }
  return (
    <section
      className={over ? 'drop over' : 'drop'}
      aria-label="接收报告文件"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <p style={{ marginTop: 0 }}>
        把报告文件或者整个文件夹拖到这里，支持
        Word（.docx）、PDF、Excel（.xlsx）、网页、文本和压缩包（.zip），逐件读取、认领到单位、校验。
      </p>
      <Space wrap>
        <Button type="primary" disabled={running} onClick={() => single.current?.click()}>
          选择文件
        </Button>
        <Button disabled={running} onClick={() => folder.current?.click()}>
          选择文件夹
        </Button>
      </Space>
      <input
        ref={single}
        type="file"
        multiple
        hidden
        aria-label="选择报告文件"
        onChange={(event) => void take([...(event.target.files ?? [])])}
      />
      <input
        ref={(element) => {
          folder.current = element
          // Not among the attributes React knows, and the only way to choose a folder.
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        hidden
        aria-label="选择报告文件夹"
        onChange={(event) => void take([...(event.target.files ?? [])])}
      />
      {batch ? <Shown batch={batch} /> : null}
    </section>
  )
}

function Shown({ batch }: { batch: Batch }) {
  const { total, done, checked, errors, problems } = batch
  return (
    <div role="status" style={{ marginTop: 12, textAlign: 'start' }}>
      <Progress
        aria-label="已处理的文件"
        percent={Math.round((done / total) * 100)}
        size="small"
        strokeColor="#9b1c1f"
      />
      已处理{done}／{total}个文件，校验{checked}份报告，发现错误{errors}处。
      {problems.length > 0 ? (
        <Alert
          type="warning"
          style={{ marginTop: 8 }}
          title={`${problems.length}个文件没有读出内容`}
          description={
            <ul style={{ margin: 0, paddingInlineStart: 20, maxHeight: 160, overflowY: 'auto' }}>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          }
        />
      ) : null}
    </div>
  )
}

async function handIn(at: LevelYear, file: File): Promise<Submission[] | string> {
  try {
    const base64 = await base64Of(file)
    return await api.post<Submission[]>('/supervision/submissions', { ...at, name: file.name, base64 })
  } catch (error) {
    return `${file.name}：${error instanceof Error ? error.message : '没有送达，请重试。'}`
  }
}

function added(batch: Batch, result: Submission[] | string): Batch {
  const done = batch.done + 1
  if (typeof result === 'string') return { ...batch, done, problems: [...batch.problems, result] }
  const unread = result.filter(({ state }) => state === 'unread')
  return {
    ...batch,
    done,
    checked: batch.checked + result.length - unread.length,
    errors: batch.errors + result.reduce((sum, { errors }) => sum + errors, 0),
    problems: [...batch.problems, ...unread.map(({ fileName, problem }) => `${fileName}：${problem}`)],
  }
}
