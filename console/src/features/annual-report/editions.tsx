import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { reportStateLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Alert } from 'antd'
import { moment } from '../../lib/time.ts'
import { ScreenLink } from './screen-link.tsx'

/** The editions of a corrected report, the one on the screen marked, and why it was corrected. */
export function Editions({ report }: { report: ReportDetail }) {
  if (report.editions.length < 2) return null
  return (
    <Alert
      type="info"
      showIcon
      title={report.correctionNote ? `更正说明：${report.correctionNote}` : '这份报告有更正版'}
      description={
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {report.editions.map((edition) => (
            <li key={edition.id}>
              {edition.id === report.id ? (
                <strong>第{edition.edition}版（本页）</strong>
              ) : (
                <ScreenLink to={`/reports/${edition.id}`}>第{edition.edition}版</ScreenLink>
              )}
              {'　'}
              {reportStateLabels[edition.state]}
              {edition.publishedAt ? `　${moment(edition.publishedAt)}` : ''}
            </li>
          ))}
        </ul>
      }
    />
  )
}
