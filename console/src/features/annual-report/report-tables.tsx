import { PaperClipOutlined } from '@ant-design/icons'
import { cellPath, type GridHead, gridsOf, type TableName, tableDefinition } from '@yangguang/annual-report'
import type { CellView, FindingView, ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Button, Typography } from 'antd'
import './report-tables.css'

const names: readonly TableName[] = ['proactive', 'requests', 'remedies']
const words = { counted: '计数', summed: '求和', entered: '填报', imported: '导入', missing: '待填' } as const

interface Props {
  format: ReportDetail['format']
  cells: ReportDetail['cells']
  findings: readonly FindingView[]
  onOpen: (cell: string) => void
  /** Where figures may be entered. */
  onEnter?: (cell: string) => void
  /** Where the files behind entered figures are. */
  evidence?: string
}

/** 表二, 表三 and 表四 in the official form; every figure opens what stands behind it. */
export function ReportTables({ format, cells, findings, onOpen, onEnter, evidence = '' }: Props) {
  const definition = tableDefinition(format)
  const broken = new Set(findings.filter((found) => found.level === 'error').flatMap((found) => found.cells))
  return names.map((name) => {
    const table = definition[name]
    if (!table) return null
    return (
      <section key={name} aria-label={table.heading}>
        <Typography.Title level={2} style={{ fontSize: 18 }}>
          {table.heading}
        </Typography.Title>
        {gridsOf(table).map((grid) => (
          <div key={grid.caption} className="form-scroll">
            <table className="official-form">
              <caption className={grid.caption === table.heading ? 'unseen' : undefined}>
                {grid.caption}
              </caption>
              <thead>
                {grid.head.map((line, at) => (
                  <tr key={line.map((head) => head.label).join() || at}>
                    {line.map((head, place) => (
                      <Head
                        key={`${head.label}-${place}`}
                        head={head}
                        scope={head.colspan > 1 ? 'colgroup' : 'col'}
                      />
                    ))}
                  </tr>
                ))}
              </thead>
              <tbody>
                {grid.rows.map((row) => (
                  <tr key={row.cells[0]?.row ?? grid.caption}>
                    {row.heads.map((head) => (
                      <Head key={head.label} head={head} scope={head.rowspan > 1 ? 'rowgroup' : 'row'} />
                    ))}
                    {row.cells.map(({ row: key, column }) => {
                      const path = cellPath(name, key, column.key)
                      return (
                        <td
                          key={path}
                          id={path}
                          tabIndex={-1}
                          className={broken.has(path) ? 'broken' : undefined}
                        >
                          <Figure
                            view={cells[path]}
                            label={`${lastHead(row.heads) || grid.caption} ${column.label}`}
                            edit={onEnter !== undefined}
                            evidence={evidence}
                            onOpen={() => onOpen(path)}
                            onEnter={() => onEnter?.(path)}
                          />
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </section>
    )
  })
}

const lastHead = (heads: readonly GridHead[]) => heads.at(-1)?.label ?? ''

function Head({ head, scope }: { head: GridHead; scope: 'col' | 'colgroup' | 'row' | 'rowgroup' }) {
  return (
    <th scope={scope} rowSpan={head.rowspan} colSpan={head.colspan}>
      {head.label}
    </th>
  )
}

interface FigureProps {
  view: CellView | undefined
  label: string
  edit: boolean
  /** Where the files behind entered figures are. */
  evidence: string
  onOpen: () => void
  onEnter: () => void
}

function Figure({ view, label, edit, evidence, onOpen, onEnter }: FigureProps) {
  if (!view) return null
  const { origin, value } = view
  const hand = origin === 'entered' || origin === 'missing'
  const said = `${label}：${value ?? '未填'}${view.filed ? '备' : ''}（${words[origin]}）`
  if (hand && edit) {
    return (
      <Button
        type="dashed"
        size="small"
        onClick={onEnter}
        aria-label={`${said}，点击填报`}
        title={view.source}
      >
        {value ?? '填报'}
        {view.file ? <PaperClipOutlined /> : null}
      </Button>
    )
  }
  if (hand) return <ByHand view={view} evidence={evidence} />
  if (origin === 'imported' || value === 0) return <span title={words[origin]}>{value ?? '—'}</span>
  return (
    <Button type="link" size="small" onClick={onOpen} aria-label={`${said}，查看记录`}>
      {value}
      {view.filed ? <sup title="含备案、报送的数据">备</sup> : null}
    </Button>
  )
}

/** An entered figure says who took it from what, and opens the file. */
function ByHand({ view, evidence }: { view: CellView; evidence: string }) {
  const said = `${view.source}（${view.enteredByName}填报）`
  if (!view.file) return <span title={said}>{view.value ?? '—'}</span>
  return (
    <a href={`${evidence}/${view.file.id}`} title={`${said}：${view.file.name}`}>
      {view.value} <PaperClipOutlined aria-label="打开佐证材料" />
    </a>
  )
}
