import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Board, BoardRow, Standing } from '@yangguang/server/contract/oversight/supervision'
import { standingLabels, standings } from '@yangguang/server/contract/oversight/supervision'
import { App, Button, Input, Space, Tag } from 'antd'
import { useState } from 'react'
import { useFilters } from '../../app/filters.ts'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Light, Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Asked } from '../annual-report/asked.tsx'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import { help } from './help.ts'
import { boardQuestion } from './questions.ts'
import type { LevelYear } from './supervision-page.tsx'

const colours: Readonly<Record<Standing, string>> = {
  not_begun: 'default',
  compiling: 'default',
  overdue: '#b3141a',
  returned: '#8a5300',
  submitted: '#1f5fa8',
  passed: '#1b6e3c',
  published: '#1b6e3c',
}
const owing: readonly Standing[] = ['not_begun', 'compiling', 'overdue', 'returned']

/** Where every body stands with its report, hundreds at a glance. */
export function BoardTab({ at }: { at: LevelYear }) {
  const board = useQuery(boardQuestion(at))
  return <Loaded query={board}>{(data) => <Rows key={`${at.body}${at.year}`} board={data} at={at} />}</Loaded>
}

function Rows({ board, at }: { board: Board; at: LevelYear }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [{ state: standing, q: sought = '' }, filter] = useFilters()
  const [chosen, setChosen] = useState<string[]>([])
  const [reminding, setReminding] = useState(false)
  const [returning, setReturning] = useState<BoardRow>()
  const sendBack = useMutation({
    mutationFn: (asked: { bodyId: string; note: string }) =>
      api.post('/supervision/reports/return', { ...at, ...asked }),
    async onSuccess() {
      message.success('已退回，退回意见在对方待办事项中显示')
      setReturning(undefined)
      await queries.invalidateQueries({ queryKey: ['supervision-board'] })
    },
  })
  const remind = useMutation({
    mutationFn: (note: string) =>
      api.post<{ sent: number }>('/supervision/reminders', { ...at, bodies: chosen, note }),
    async onSuccess({ sent }) {
      message.success(`已向${sent}个单位催报，催报在对方待办事项中显示`)
      setReminding(false)
      setChosen([])
      await queries.invalidateQueries({ queryKey: ['supervision-board'] })
    },
  })
  const rows = board.rows.filter(
    (row) =>
      (standing === undefined || row.standing === standing) &&
      (row.bodyName.includes(sought.trim()) || row.parentName.includes(sought.trim())),
  )
  return (
    <div className="stack">
      <Tally rows={board.rows} standing={standing} onPick={(state) => filter({ state })} />
      <Space wrap>
        <Input.Search
          allowClear
          placeholder="按单位名称筛选"
          aria-label="按单位名称筛选"
          style={{ width: 240 }}
          defaultValue={sought}
          onChange={(event) => filter({ q: event.target.value || undefined })}
        />
        <Button type="primary" disabled={chosen.length === 0} onClick={() => setReminding(true)}>
          催报{chosen.length > 0 ? `（${chosen.length}个单位）` : ''}
        </Button>
        <Button
          onClick={() =>
            setChosen(board.rows.filter((row) => row.standing === 'overdue').map((row) => row.bodyId))
          }
        >
          选中全部逾期
        </Button>
        <Button href={`/api/supervision/workbook?body=${at.body}&year=${at.year}&of=board`}>
          导出 Excel
        </Button>
      </Space>
      <Table<BoardRow>
        rowKey="bodyId"
        size="small"
        dataSource={rows}
        pagination={{
          defaultPageSize: 100,
          hideOnSinglePage: true,
          showSizeChanger: true,
          pageSizeOptions: [50, 100, 500],
        }}
        locale={{ emptyText: <Nothing>没有符合条件的单位。</Nothing> }}
        least={680}
        rowSelection={{
          selectedRowKeys: chosen,
          onChange: (keys) => setChosen(keys.map(String)),
          getCheckboxProps: (row) => ({
            disabled: !owing.includes(row.standing),
            'aria-label': `选择${row.bodyName}`,
          }),
        }}
        columns={[
          {
            title: '单位',
            dataIndex: 'bodyName',
            render: (name: string, row) =>
              row.reportId ? <ScreenLink to={`/reports/${row.reportId}`}>{name}</ScreenLink> : name,
          },
          { title: '类别', responsive: ['xl'], dataIndex: 'kindLabel', width: 112 },
          {
            title: '汇入',
            responsive: ['xl'],
            dataIndex: 'parentName',
            width: 180,
            render: (name: string, row) => (row.direct ? '本级' : name),
          },
          {
            title: '状态',
            dataIndex: 'standing',
            width: 84,
            render: (value: Standing) => <Tag color={colours[value]}>{standingLabels[value]}</Tag>,
          },
          {
            title: '期限',
            dataIndex: 'dueOn',
            width: 150,
            render: (due: string, row) => (
              <>
                <div>{due}</div>
                {row.light === 'none' && row.daysLate <= 0 ? null : (
                  <div className="quiet">
                    {row.light === 'none' ? null : <Light light={row.light} />}
                    {row.daysLate > 0 ? `${row.daysLate}个工作日` : ''}
                  </div>
                )}
              </>
            ),
          },
          {
            title: '方式',
            responsive: ['xl'],
            dataIndex: 'source',
            width: 88,
            render: (source: BoardRow['source']) =>
              source === 'file' ? '文件报送' : source ? '系统编制' : '—',
          },
          {
            title: '校验错误',
            dataIndex: 'errors',
            width: 80,
            align: 'right',
            render: (errors: number | null) =>
              errors ? <strong style={{ color: '#b3141a' }}>{errors}</strong> : (errors ?? '—'),
          },
          {
            title: '催报',
            dataIndex: 'reminders',
            width: 96,
            render: (count: number, row) =>
              count > 0 ? (
                <span title={moment(row.remindedAt)}>
                  {count}次
                  <span className="quiet" style={{ display: 'block' }}>
                    {moment(row.remindedAt).slice(0, 10)}
                  </span>
                </span>
              ) : (
                '—'
              ),
          },
          {
            title: '操作',
            key: 'act',
            width: 64,
            render: (_, row) =>
              row.standing === 'published' && row.source === 'system' ? (
                <Button
                  type="link"
                  size="small"
                  onClick={() => setReturning(row)}
                  aria-label={`退回${row.bodyName}的报告`}
                >
                  退回
                </Button>
              ) : null,
          },
        ]}
      />
      {returning ? (
        <Asked
          title={`退回${returning.bodyName}已发布的报告`}
          label="退回意见"
          help={help.returned}
          hint="校验发现的问题随意见一并退回，在对方待办事项中显示。已发布的报告在该单位发布更正版以前保持不变。"
          ok="退回"
          problem={sendBack.error?.message}
          pending={sendBack.isPending}
          onOk={(note) => sendBack.mutate({ bodyId: returning.bodyId, note })}
          onClose={() => setReturning(undefined)}
        />
      ) : null}
      {reminding ? (
        <Asked
          title={`向${chosen.length}个单位催报`}
          label="催报说明（可以不填）"
          help={help.remind}
          ok="催报"
          optional
          problem={remind.error?.message}
          pending={remind.isPending}
          onOk={(note) => remind.mutate(note)}
          onClose={() => setReminding(false)}
        />
      ) : null}
    </div>
  )
}

function Tally({
  rows,
  standing,
  onPick,
}: {
  rows: readonly BoardRow[]
  standing: string | undefined
  onPick: (standing: Standing | undefined) => void
}) {
  const counts = new Map(standings.map((one) => [one, rows.filter((row) => row.standing === one).length]))
  return (
    <section className="tally" aria-label="按状态统计">
      <button type="button" aria-pressed={standing === undefined} onClick={() => onPick(undefined)}>
        全部<strong>{rows.length}</strong>
      </button>
      {standings.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={standing === one}
          onClick={() => onPick(standing === one ? undefined : one)}
        >
          {standingLabels[one]}
          <strong style={one === 'overdue' && counts.get(one) ? { color: '#b3141a' } : undefined}>
            {counts.get(one)}
          </strong>
        </button>
      ))}
    </section>
  )
}
