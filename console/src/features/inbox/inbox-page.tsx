import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { InboxRow, InboxPage as Page } from '@yangguang/server/contract/foundation/worklist'
import { Alert, Button, Input, Select, Space, Tabs } from 'antd'
import { useState } from 'react'
import type { ListSearch } from '../../app/root.ts'
import { HelpButton } from '../../ui/help.tsx'
import { cardLead, named, phoneCards } from '../../ui/phone-cards.ts'
import { Light, Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { bulkActions } from './bulk.ts'
import { BulkButton } from './bulk-button.tsx'
import { DueCalendar } from './due-calendar.tsx'
import { inboxQuestion } from './questions.ts'
import { useRowKeys } from './row-keys.ts'

const keyOf = (row: InboxRow) => `${row.kind}:${row.id}:${row.task}`

/** What waits for the person over all wings, the most urgent first; the filter lives in the address. */
export function InboxPage() {
  const search: ListSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const [picked, setPicked] = useState<readonly string[]>([])
  const [words, setWords] = useState(search.q ?? '')
  const go = (change: ListSearch) => {
    setPicked([])
    return navigate({ to: '/', search: { ...search, page: undefined, ...change } })
  }
  const inbox = useQuery({ ...inboxQuestion(search), placeholderData: (before) => before })
  const rows = inbox.data?.rows ?? []
  const open = (row: InboxRow) => void navigate({ href: `/console${row.href}` })
  const at = useRowKeys(rows, {
    open,
    pick: (row) => {
      if (bulkActions[row.task])
        setPicked((before) =>
          before.includes(keyOf(row)) ? before.filter((key) => key !== keyOf(row)) : [...before, keyOf(row)],
        )
    },
  })
  const filtered = [search.kind, search.state, search.body, search.from, search.to, search.q].some(Boolean)
  return (
    <>
      <PageHead title="待办事项" extra={<HelpButton topic="inbox" />} />
      <Loaded query={inbox}>
        {(page) => (
          <>
            <div className="page-head" data-tour="filters">
              <Space wrap>
                <Select
                  aria-label="预警"
                  style={{ width: 120 }}
                  value={search.state ?? ''}
                  onChange={(state) => go({ state: state || undefined })}
                  options={choices('全部预警', page.lights)}
                />
                <Select
                  aria-label="任务"
                  style={{ width: 160 }}
                  value={search.kind ?? ''}
                  onChange={(kind) => go({ kind: kind || undefined })}
                  options={choices('全部任务', page.tasks)}
                />
                {page.bodies.length > 1 ? (
                  <Select
                    aria-label="机关"
                    style={{ width: 190 }}
                    value={search.body ?? ''}
                    onChange={(body) => go({ body: body || undefined })}
                    options={choices('全部机关', page.bodies)}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                ) : null}
                {filtered ? (
                  <Button
                    onClick={() => {
                      setWords('')
                      return navigate({ to: '/', search: search.tab ? { tab: search.tab } : {} })
                    }}
                  >
                    清除筛选
                  </Button>
                ) : null}
              </Space>
              <Input.Search
                aria-label="在待办中查找"
                placeholder="在待办中查找"
                allowClear
                value={words}
                onChange={({ target }) => setWords(target.value)}
                onSearch={(q) => go({ q: q || undefined })}
                style={{ width: 210 }}
              />
            </div>
            <Tabs
              activeKey={search.tab ?? 'list'}
              onChange={(tab) =>
                navigate({ to: '/', search: { ...search, tab: tab === 'list' ? undefined : tab } })
              }
              items={[
                { key: 'list', label: `列表（${page.total + (filtered ? 0 : page.unlisted)}）` },
                { key: 'calendar', label: '日历' },
              ]}
            />
            {search.tab === 'calendar' ? (
              <DueCalendar days={page.days} onDay={(day) => go({ from: day, to: day, tab: undefined })} />
            ) : (
              <>
                {search.from && search.from === search.to ? (
                  <Alert
                    type="info"
                    title={`只显示 ${search.from} 到期的事项。`}
                    action={<Button onClick={() => go({ from: undefined, to: undefined })}>显示全部</Button>}
                    style={{ marginBottom: 12 }}
                  />
                ) : null}
                <BulkButton
                  rows={rows.filter((row) => picked.includes(keyOf(row)))}
                  onDone={() => setPicked([])}
                />
                <Table<InboxRow>
                  rowKey={keyOf}
                  dataSource={page.rows}
                  size="middle"
                  className={phoneCards}
                  rowClassName={(_, index) => (index === at ? 'row-at' : '')}
                  rowSelection={{
                    selectedRowKeys: [...picked],
                    onChange: (keys) => setPicked(keys.map(String)),
                    getCheckboxProps: (row) => ({
                      disabled: !bulkActions[row.task],
                      'aria-label': `选择 ${row.title}`,
                    }),
                  }}
                  pagination={{
                    current: search.page ?? 1,
                    pageSize: 20,
                    total: page.total,
                    hideOnSinglePage: true,
                    showSizeChanger: false,
                    onChange: (next) => go({ page: next }),
                  }}
                  locale={{
                    emptyText: <Nothing>{filtered ? '没有符合条件的事项。' : '没有待办事项。'}</Nothing>,
                  }}
                  columns={[
                    {
                      ...named('期限'),
                      dataIndex: 'due',
                      width: 120,
                      render: (due: string | null) => due ?? '—',
                    },
                    {
                      title: '预警',
                      dataIndex: 'light',
                      width: 80,
                      render: (light: InboxRow['light']) => <Light light={light} />,
                    },
                    { title: '任务', dataIndex: 'task', width: 155 },
                    {
                      title: '事项',
                      dataIndex: 'title',
                      className: cardLead,
                      render: (title: string, row) => (
                        <a
                          href={`/console${row.href}`}
                          onClick={(event) => {
                            event.preventDefault()
                            open(row)
                          }}
                        >
                          {title}
                        </a>
                      ),
                    },
                    {
                      title: '机关',
                      dataIndex: 'bodyName',
                      width: '18%',
                      render: (name: string) => name || '—',
                    },
                  ]}
                />
                {page.unlisted > 0 ? (
                  <Alert
                    type="info"
                    showIcon
                    title={`另有 ${page.unlisted} 件期限更晚的事项没有列出，办理后自动补入；也可以在业务列表中查找。`}
                    style={{ marginTop: 12 }}
                  />
                ) : null}
                <p className="quiet">
                  键盘：<kbd>J</kbd> <kbd>K</kbd> 上下移动，<kbd>Enter</kbd> 打开，<kbd>X</kbd> 选择，
                  <kbd>/</kbd> 全局查找。
                </p>
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function choices(all: string, options: Page['tasks']) {
  return [
    { value: '', label: all },
    ...options.map(({ value, label, count }) => ({ value, label: `${label}（${count}）` })),
  ]
}
