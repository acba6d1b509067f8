import type { Proposal, TreeQuestion } from '@yangguang/server/contract/requests/requests'
import { Button, Card, Space } from 'antd'
import { useState } from 'react'

type Found = NonNullable<Proposal['tree']>

/** One question at a time; each answer leads on, back takes the last one away. */
export function DecisionTree({
  questions,
  onEnd,
}: {
  questions: readonly TreeQuestion[]
  onEnd: (found: Found) => void
}) {
  const [path, setPath] = useState<{ id: string; question: string; answer: string }[]>([])
  const [at, setAt] = useState<string | null>(null)
  const [ended, setEnded] = useState(false)
  const first = questions[0]
  if (!first) return null
  const current = questions.find((question) => question.id === (at ?? first.id)) ?? first
  const back = () => {
    const last = path.at(-1)
    if (!last) return
    setAt(last.id)
    setPath(path.slice(0, -1))
    setEnded(false)
  }
  return (
    <Card
      size="small"
      title="逐项判断"
      extra={
        path.length > 0 ? (
          <Button size="small" onClick={back}>
            上一步
          </Button>
        ) : null
      }
      style={{ marginBottom: 16 }}
    >
      {path.length > 0 ? (
        <ol className="quiet" style={{ margin: '0 0 8px', paddingLeft: 20 }}>
          {path.map((step) => (
            <li key={step.id}>
              {step.question}　<strong>{step.answer}</strong>
            </li>
          ))}
        </ol>
      ) : null}
      {ended ? (
        <p style={{ margin: 0 }}>已得出答复类型，可以在下面修改；与判断结果不同的须写明理由。</p>
      ) : (
        <>
          <p style={{ margin: '0 0 4px', fontWeight: 600 }}>{current.question}</p>
          <p className="quiet" style={{ margin: '0 0 8px' }}>
            {current.hint}（{current.article}）
          </p>
          <Space wrap>
            {current.answers.map((answer) => (
              <Button
                key={answer.label}
                onClick={() => {
                  const next = [...path, { id: current.id, question: current.question, answer: answer.label }]
                  setPath(next)
                  if (answer.next) return setAt(answer.next)
                  setEnded(true)
                  onEnd({
                    path: next.map(({ question, answer: given }) => ({ question, answer: given })),
                    outcome: answer.outcome ?? '',
                  })
                }}
              >
                {answer.label}
              </Button>
            ))}
          </Space>
        </>
      )}
    </Card>
  )
}
