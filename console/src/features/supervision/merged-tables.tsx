import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import type { MergedView } from '@yangguang/server/contract/oversight/supervision'
import { useMemo } from 'react'
import { cellLabels } from '../annual-report/labels.ts'
import { ReportTables } from '../annual-report/report-tables.tsx'

const summed = {
  origin: 'summed',
  source: '',
  enteredByName: '',
  enteredAt: null,
  file: null,
  filed: false,
} as const satisfies Partial<ReportDetail['cells'][string]>

/** The three official tables with the sums; every figure opens its parts. */
export function MergedTables({ data, onOpen }: { data: MergedView; onOpen: (cell: string) => void }) {
  const cells = useMemo(
    () =>
      Object.fromEntries(
        [...cellLabels(data.format).keys()].map((cell) => [
          cell,
          { ...summed, value: data.cells[cell] ?? 0 },
        ]),
      ),
    [data],
  )
  return <ReportTables format={data.format} cells={cells} findings={[]} onOpen={onOpen} />
}
