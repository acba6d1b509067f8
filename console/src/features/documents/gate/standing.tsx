import type { DocumentDetail } from '@yangguang/server/contract/publication/catalogue'
import { Alert } from 'antd'
import { moment } from '../../../lib/time.ts'

const problems: Readonly<Record<string, string>> = {
  'documents.confidentiality_missing': '尚未进行保密审查',
  'documents.confidentiality_referred': '保密审查已报送，等待确定',
  'documents.confidentiality_refused': '保密审查结论为不得公开',
}

/** What has been set for the document, and what went wrong with it. */
export function Standing({ document }: { document: DocumentDetail }) {
  const { emergency } = document
  return (
    <>
      {document.scheduleProblem ? (
        <Alert
          type="error"
          showIcon
          title={`定时办理失败：${problems[document.scheduleProblem] ?? '请查看文件状态后重新办理'}`}
          description="系统会继续尝试；处理后也可以立即发布。"
        />
      ) : null}
      {document.publishAt ? (
        <Alert type="info" showIcon title={`将于 ${moment(document.publishAt)} 自动发布`} />
      ) : null}
      {document.withdrawAt ? (
        <Alert type="info" showIcon title={`将于 ${moment(document.withdrawAt)} 自动撤回`} />
      ) : null}
      {document.takeDownOn && document.state === 'published' ? (
        <Alert type="info" showIcon title={`公示期满，${document.takeDownOn} 自动下线`} />
      ) : null}
      {document.reviewOn ? (
        <Alert type="info" showIcon title={`下次评估日期：${document.reviewOn}（条例第十八条）`} />
      ) : null}
      {emergency ? (
        <Alert
          type={emergency.reviewedAt ? 'info' : 'warning'}
          showIcon
          title={`应急发布：${emergency.reason}`}
          description={`${emergency.byName} ${moment(emergency.at)}；${emergency.reviewedAt ? `已于 ${moment(emergency.reviewedAt)} 补审通过` : '审核须在事后补齐'}`}
        />
      ) : null}
    </>
  )
}
