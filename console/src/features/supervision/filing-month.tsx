import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FilingBody, MonthRow } from '@yangguang/server/contract/oversight/filings'
import { Alert, Button, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { cellLabels } from '../annual-report/labels.ts'

export const monthStates: Readonly<Record<MonthRow['state'], string>> = {
  filed: '已报',
  zero: '零报告',
  owed: '待报',
  late: '逾期',
  running: '本月',
  none: '—',
}
const skipped = ['carriedIn', 'carriedOut', 'total']

/** One month of a body: confirmed with its lines, reported as counts, or as a zero report. */
export function FilingMonth({
  body,
  row,
  onClose,
}: {
  body: FilingBody
  row: MonthRow
  onClose: () => void
}) {
  const queries = useQueryClient()
  const [cells, setCells] = useState<Record<string, number>>(row.cells)
  const year = Number(row.month.slice(0, 4))
  const labels = [...cellLabels(year >= 2021 ? '2021' : '2019')].filter(([cell]) => {
    const [table, ...rest] = cell.split('.')
    const column = rest.pop() ?? ''
    return (
      (table === 'requests' || table === 'remedies') &&
      !skipped.includes(rest.join('.')) &&
      column !== 'total' &&
      column !== 'pending'
    )
  })
  const save = useMutation({
    mutationFn: () =>
      api.put('/filings/returns', { bodyId: body.bodyId, month: row.month, cells, version: row.version }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['filings'] })
      onClose()
    },
  })
  const names = new Map(labels)
  const counts = body.way === 'returns'
  const empty = row.lines === 0 && Object.keys(cells).length === 0
  return (
    <Dialog
      title={`${body.bodyName}${row.month}月报`}
      onCancel={onClose}
      onOk={() => save.mutate()}
      okText={empty ? '报零报告' : counts ? '报送' : `确认${row.lines}件`}
      cancelText="取消"
      confirmLoading={save.isPending}
    >
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      <p className="quiet">
        {row.filedAt
          ? `已由${row.filedByName}于 ${moment(row.filedAt)} 报送，再次报送为更正。`
          : `报送期限：${row.dueOn}。`}
        {counts ? '' : `这个月逐件备案${row.lines}件，确认后不再催报；没有办理的报零报告。`}
      </p>
      {counts ? (
        <div className="stack">
          {Object.entries(cells).map(([cell, value]) => (
            <Space key={cell} wrap>
              <span>{names.get(cell) ?? cell}</span>
              <InputNumber
                min={1}
                precision={0}
                value={value}
                aria-label={names.get(cell) ?? cell}
                onChange={(next) => setCells((before) => ({ ...before, [cell]: next ?? 1 }))}
              />
              <Button
                size="small"
                onClick={() =>
                  setCells((before) =>
                    Object.fromEntries(Object.entries(before).filter(([name]) => name !== cell)),
                  )
                }
              >
                移除
              </Button>
            </Space>
          ))}
          <Select
            aria-label="添加一项"
            placeholder="添加一项：收到的申请、办理结果、复议诉讼"
            showSearch={{ optionFilterProp: 'label' }}
            value={null}
            options={labels.filter(([cell]) => !(cell in cells)).map(([value, label]) => ({ value, label }))}
            onChange={(cell: string | null) => cell && setCells((before) => ({ ...before, [cell]: 1 }))}
          />
        </div>
      ) : null}
    </Dialog>
  )
}
