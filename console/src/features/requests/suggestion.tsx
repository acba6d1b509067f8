import { Link } from '@tanstack/react-router'
import type { RequestDetail } from '@yangguang/server/contract/requests/requests'
import { suggestionVerdictLabels } from '@yangguang/server/contract/requests/requests'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { optionsOf } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { help } from './help.ts'

/** The applicant suggests that it be published (Art 44): examined, answered, and drafted where it belongs there. */
export function Suggestion({ request }: { request: RequestDetail }) {
  const [asking, setAsking] = useState<Asking>()
  const { suggestion } = request
  if (!suggestion) return null
  const answer = () =>
    setAsking({
      title: '答复主动公开的建议',
      about: '经审核认为属于主动公开范围的，应当及时主动公开（条例第四十四条）；结论和情况会告诉申请人。',
      path: `/requests/${request.id}/suggestion-answer`,
      fields: [
        {
          name: 'verdict',
          label: '审核结论',
          kind: 'radio',
          options: optionsOf(suggestionVerdictLabels),
          help: help.suggestionVerdict,
        },
        { name: 'answer', label: '审核的情况', kind: 'area', required: '请写明审核的情况', most: 500 },
      ],
      initial: { verdict: 'adopted' },
      submit: '答复',
    })
  return (
    <Card size="small" title="申请人建议主动公开">
      <p>
        <span className="quiet">{suggestion.suggestedOn}</span> {suggestion.why}
      </p>
      {suggestion.verdict ? (
        <p>
          <span className="quiet">{suggestion.answeredOn}</span> {suggestionVerdictLabels[suggestion.verdict]}
          。{suggestion.answer}
        </p>
      ) : request.may.handle ? (
        <Button type="primary" onClick={answer}>
          审核并答复
        </Button>
      ) : (
        <p className="quiet">等待审核。</p>
      )}
      {suggestion.verdict === 'adopted' ? (
        <p>
          {suggestion.publishBy} 前公开：
          <Link to="/documents/new" search={{ title: request.asked.slice(0, 100) }}>
            起草主动公开信息
          </Link>
        </p>
      ) : null}
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </Card>
  )
}
