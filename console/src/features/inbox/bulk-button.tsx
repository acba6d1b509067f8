import { useQueryClient } from '@tanstack/react-query'
import type { InboxRow } from '@yangguang/server/contract/foundation/worklist'
import { Alert, App, Button, Space } from 'antd'
import { useState } from 'react'
import { bulkActions } from './bulk.ts'

/** Takes the step of each picked row, one by one under the person's own rights; what was refused is listed. */
export function BulkButton({ rows, onDone }: { rows: readonly InboxRow[]; onDone: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [running, setRunning] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const tasks = [...new Set(rows.map((row) => row.task))]
  const [task = ''] = tasks
  const action = tasks.length === 1 ? bulkActions[task] : undefined
  const run = async () => {
    if (!action) return
    setRunning(true)
    const failures: string[] = []
    for (const row of rows) {
      await action.run(row.id).catch((error: Error) => failures.push(`${row.title}：${error.message}`))
    }
    setRunning(false)
    setRefused(failures)
    if (failures.length < rows.length)
      message.success(`已${action.label} ${rows.length - failures.length} 件`)
    await queries.invalidateQueries({ queryKey: ['inbox'] })
    onDone()
  }
  if (rows.length === 0 && refused.length === 0) return null
  return (
    <Space orientation="vertical" style={{ width: '100%', marginBottom: 12 }}>
      {rows.length > 0 ? (
        <Space>
          <Button type="primary" disabled={!action} loading={running} onClick={run}>
            {action ? `批量${action.label}（${rows.length} 件）` : '请选择同一种任务'}
          </Button>
          <Button onClick={onDone}>取消选择</Button>
        </Space>
      ) : null}
      {refused.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => setRefused([]) }}
          title={`${refused.length} 件没有办成：`}
          description={refused.map((text) => <div key={text}>{text}</div>)}
        />
      ) : null}
    </Space>
  )
}
