import type { ReportDetail, ReportState } from '@yangguang/server/contract/oversight/annual-report'
import { Steps } from 'antd'
import { moment } from '../../lib/time.ts'

const order: readonly ReportState[] = ['draft', 'checked', 'in_review', 'approved', 'published', 'archived']
/** The step at work in each state. */
const places: Readonly<Record<ReportState, number>> = {
  draft: 0,
  checked: 2,
  in_review: 2,
  returned: 2,
  approved: 3,
  published: 4,
  archived: 5,
}
const titles = ['编制', '校验', '审核', '发布', '归档']

/** Where the report stands on its way: 草稿 → 校验 → 审核 → 退回 or 通过 → 发布 → 归档. */
export function Progress({ report }: { report: ReportDetail }) {
  const returned = report.state === 'returned'
  const at = places[report.state]
  const notes: readonly string[] = [
    '',
    order.indexOf(report.state) > 0 ? '校验通过' : '',
    returned
      ? '已退回，请修改'
      : report.state === 'in_review'
        ? '审核中，数据已冻结'
        : at > 2
          ? '审核通过'
          : '',
    report.publishedAt ? moment(report.publishedAt) : '',
    report.archiveNumber ? `档号 ${report.archiveNumber}` : '',
  ]
  return (
    <Steps
      size="small"
      responsive
      current={at}
      {...(returned ? { status: 'error' as const } : {})}
      items={titles.map((title, index) => ({ title, content: notes[index] }))}
    />
  )
}
