import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Grid, gridsOf, tableDefinition } from '@yangguang/annual-report'
import type { RecordRow, ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, Button, Card, Drawer, Form, Input, InputNumber, Modal, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded, Nothing } from '../../ui/states.tsx'

const tables = ['proactive', 'requests', 'remedies'] as const

/** Tables 二 三 四 as the official form prints them; every counted figure opens its records. */
export function ReportTables({ report }: { report: ReportDetail }) {
  const [opened, setOpened] = useState<string>()
  const [entering, setEntering] = useState<string>()
  const definition = tableDefinition(report.format)
  const broken = new Set(
    report.findings
      .filter((found) => found.level === 'error' && !found.override)
      .flatMap((found) => found.cells),
  )
  return (
    <>
      {tables.map((name) => {
        const table = definition[name]
        if (!table) return null
        return (
          <Card size="small" title={table.heading} key={name}>
            {gridsOf(table).map((grid) => (
              <OfficialForm
                key={grid.caption}
                name={name}
                grid={grid}
                report={report}
                broken={broken}
                onOpen={setOpened}
                onEnter={setEntering}
              />
            ))}
          </Card>
        )
      })}
      <Records report={report} cell={opened} onClose={() => setOpened(undefined)} />
      <Enter report={report} cell={entering} onClose={() => setEntering(undefined)} />
    </>
  )
}

interface FormProps {
  name: (typeof tables)[number]
  grid: Grid
  report: ReportDetail
  broken: ReadonlySet<string>
  onOpen: (cell: string) => void
  onEnter: (cell: string) => void
}

function OfficialForm({ name, grid, report, broken, onOpen, onEnter }: FormProps) {
  return (
    <section className="official" aria-label={grid.caption}>
      <table>
        <caption>{grid.caption}</caption>
        <thead>
          {grid.head.map((line) => (
            <tr key={line.map((head) => head.label).join()}>
              {line.map((head, at) => (
                <th
                  key={`${at}${head.label}`}
                  scope={head.colspan > 1 ? 'colgroup' : 'col'}
                  rowSpan={head.rowspan}
                  colSpan={head.colspan}
                >
                  {head.label}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.cells[0]?.row ?? ''}>
              {row.heads.map((head) => (
                <th
                  key={head.label}
                  scope={head.rowspan > 1 ? 'rowgroup' : 'row'}
                  rowSpan={head.rowspan}
                  colSpan={head.colspan}
                >
                  {head.label}
                </th>
              ))}
              {row.cells.map((place) => {
                const cell = `${name}.${place.row}.${place.column.key}`
                return (
                  <td key={cell} className={broken.has(cell) ? 'broken' : ''}>
                    <Figure report={report} cell={cell} onOpen={onOpen} onEnter={onEnter} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Figure({
  report,
  cell,
  onOpen,
  onEnter,
}: {
  report: ReportDetail
  cell: string
  onOpen: (cell: string) => void
  onEnter: (cell: string) => void
}) {
  const shown = report.cells[cell]
  if (!shown) return null
  if ((shown.origin === 'entered' || shown.origin === 'missing') && report.may.edit) {
    return (
      <button type="button" className="figure-button" onClick={() => onEnter(cell)} title={shown.source}>
        {shown.value ?? '填报'}
      </button>
    )
  }
  if (shown.origin === 'entered')
    return <span title={`填报：${shown.source}（${shown.enteredByName}）`}>{shown.value}</span>
  if (!shown.value || shown.origin === 'imported') return <>{shown.value ?? ''}</>
  return (
    <button type="button" className="figure-button" onClick={() => onOpen(cell)} data-cell={cell}>
      {shown.value}
    </button>
  )
}

function Records({
  report,
  cell,
  onClose,
}: {
  report: ReportDetail
  cell: string | undefined
  onClose: () => void
}) {
  const records = useQuery({
    queryKey: ['report', report.id, 'records', cell],
    queryFn: () => api.get<RecordRow[]>(`/reports/${report.id}/cells/${cell}/records`),
    enabled: cell !== undefined,
  })
  const names = new Map(report.bodies.map((body) => [body.id, body.name]))
  return (
    <Drawer title="这个数字包含的记录" open={cell !== undefined} onClose={onClose} size={520}>
      <p>
        <Tag>{report.digest ? '发布时冻结' : '实时统计'}</Tag>
      </p>
      <Loaded query={records}>
        {(rows) =>
          rows.length === 0 ? (
            <Nothing>没有记录。</Nothing>
          ) : (
            <ol>
              {rows.map((row) => (
                <li key={`${row.kind}${row.id}`}>
                  {row.kind === 'request' ? (
                    <Link to="/requests/$id" params={{ id: row.id }}>
                      {row.label}
                    </Link>
                  ) : (
                    <Link to="/documents/$id" params={{ id: row.id }}>
                      {row.label}
                    </Link>
                  )}
                  　{row.day}　{names.get(row.bodyId) ?? ''}
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Drawer>
  )
}

/** A figure without a record here: the value, and what it was taken from. */
function Enter({
  report,
  cell,
  onClose,
}: {
  report: ReportDetail
  cell: string | undefined
  onClose: () => void
}) {
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (entry: { value: number; source: string }) =>
      api.put(`/reports/${report.id}/cells`, { version: report.version, cell, ...entry }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ['report', report.id] })
      onClose()
    },
  })
  const shown = cell ? report.cells[cell] : undefined
  return (
    <Modal title="填报数据" open={cell !== undefined} onCancel={onClose} footer={null} destroyOnHidden>
      <p className="quiet">这一项在系统中没有台账，须注明来源；填报人和时间会一并保存。</p>
      {save.isError ? (
        <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <Form
        layout="vertical"
        initialValues={{ value: shown?.value ?? 0, source: shown?.source ?? '' }}
        onFinish={(entry: { value: number; source: string }) => save.mutate(entry)}
      >
        <Form.Item name="value" label="数值" rules={[{ required: true, message: '请填写数值，没有的填 0' }]}>
          <InputNumber min={0} style={{ width: 200 }} />
        </Form.Item>
        <Form.Item
          name="source"
          label="数据来源"
          rules={[{ required: true, whitespace: true, message: '请写明数据来源' }]}
        >
          <Input maxLength={300} placeholder="例如：行政审批系统年度统计" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Modal>
  )
}
