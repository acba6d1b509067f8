import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Submission, SubmissionState } from '@yangguang/server/contract/oversight/supervision'
import { submissionStateLabels } from '@yangguang/server/contract/oversight/supervision'
import { Button, Segmented, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { DropFiles } from './drop-files.tsx'
import { SubmissionDrawer } from './submission-drawer.tsx'
import type { LevelYear } from './supervision-page.tsx'

const colours: Readonly<Record<SubmissionState, string>> = {
  unread: '#b3141a',
  unmatched: '#8a5300',
  checked: '#1f5fa8',
  accepted: '#1b6e3c',
  returned: '#8a5300',
  replaced: 'default',
}
type Shown = 'open' | 'all'

/** Files handed in: dropped in one go, each read, matched and checked, then accepted or sent back. */
export function FilesTab({ at }: { at: LevelYear }) {
  const queries = useQueryClient()
  const [shown, setShown] = useState<Shown>('open')
  const [opened, setOpened] = useState<string>()
  const list = useQuery({
    queryKey: ['submissions', at.body, at.year],
    queryFn: () => api.get<Submission[]>(`/supervision/submissions?body=${at.body}&year=${at.year}`),
  })
  const reload = () => queries.invalidateQueries({ queryKey: ['submissions'] })
  return (
    <div className="stack">
      <DropFiles at={at} onDone={reload} />
      <Loaded query={list}>
        {(all) => {
          const rows = all.filter(
            ({ state }) => shown === 'all' || (state !== 'replaced' && state !== 'accepted'),
          )
          return (
            <>
              <Space wrap>
                <Segmented<Shown>
                  value={shown}
                  onChange={setShown}
                  options={[
                    { value: 'open', label: '待处理' },
                    { value: 'all', label: `全部（${all.length}）` },
                  ]}
                />
                <Button
                  disabled={all.length === 0}
                  href={`/api/supervision/submissions/findings?body=${at.body}&year=${at.year}`}
                >
                  导出全部校验问题
                </Button>
              </Space>
              <Files rows={rows} onOpen={setOpened} />
              <SubmissionDrawer
                at={at}
                submission={all.find(({ id }) => id === opened)}
                onClose={() => setOpened(undefined)}
              />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Files({ rows, onOpen }: { rows: Submission[]; onOpen: (id: string) => void }) {
  return (
    <Table<Submission>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      least="max-content"
      locale={{
        emptyText: (
          <Nothing>没有待处理的文件。把各单位报来的文件拖到上面，系统逐件读取、认领、校验。</Nothing>
        ),
      }}
      columns={[
        {
          title: '文件',
          dataIndex: 'fileName',
          render: (name: string, row) => (
            <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(row.id)}>
              {name}
            </Button>
          ),
        },
        {
          title: '单位',
          dataIndex: 'bodyName',
          render: (name: string, row) =>
            name || (row.statedBody ? <span className="quiet">未认领（文中：{row.statedBody}）</span> : '—'),
        },
        {
          title: '状态',
          dataIndex: 'state',
          width: 100,
          render: (state: SubmissionState) => (
            <Tag color={colours[state]}>{submissionStateLabels[state]}</Tag>
          ),
        },
        {
          title: '错误',
          dataIndex: 'errors',
          width: 70,
          align: 'right',
          render: (count: number, row) =>
            row.state === 'unread' ? (
              '—'
            ) : (
              <span style={count > 0 ? { color: '#b3141a' } : undefined}>{count}</span>
            ),
        },
        {
          title: '提醒',
          dataIndex: 'warnings',
          width: 70,
          align: 'right',
          render: (count: number, row) => (row.state === 'unread' ? '—' : count),
        },
        {
          title: '数据项',
          width: 170,
          render: (_, row) =>
            row.state === 'unread' ? (
              row.problem
            ) : (
              <span className="quiet">
                读出{row.cells.read}
                {row.cells.unsettled > 0 ? `，存疑${row.cells.unsettled}` : ''}
                {row.cells.blank > 0 ? `，空白${row.cells.blank}` : ''}
              </span>
            ),
        },
        { title: '接收', dataIndex: 'handedAt', width: 150, render: (time: string) => moment(time) },
      ]}
    />
  )
}
