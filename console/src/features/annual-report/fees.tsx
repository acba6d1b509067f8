import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { feeItems } from '@yangguang/server/contract/oversight/annual-report'
import { Button, Card, Descriptions } from 'antd'
import { columnsFrom } from '../../ui/columns.ts'

interface Props {
  report: ReportDetail
  onEnter: (cell: string) => void
  onOpen: (cell: string) => void
}

/** 信息处理费: what section 六 has to state (国办函〔2020〕109号), counted from the notices or entered. */
export function Fees({ report, onEnter, onOpen }: Props) {
  if (report.origin !== 'compiled') return null
  return (
    <Card size="small" title="信息处理费收取情况（在第六部分报告）" style={{ marginBlock: 12 }}>
      <Descriptions
        size="small"
        column={columnsFrom('md', 3)}
        items={feeItems.map(({ cell, label, unit }) => {
          const view = report.cells[cell]
          const value = view?.value ?? null
          return {
            key: cell,
            label,
            children: report.feesCounted ? (
              value ? (
                <Button type="link" size="small" onClick={() => onOpen(cell)}>
                  {value}
                  {unit}
                </Button>
              ) : (
                `0${unit}`
              )
            ) : report.may.edit ? (
              <Button
                id={cell}
                type="dashed"
                size="small"
                onClick={() => onEnter(cell)}
                title={view?.source}
                aria-label={`${label}：${value ?? '未填'}，点击填报`}
              >
                {value === null ? '填报' : `${value}${unit}`}
              </Button>
            ) : (
              <span title={view?.source}>{value === null ? '—' : `${value}${unit}`}</span>
            ),
          }
        })}
      />
    </Card>
  )
}
