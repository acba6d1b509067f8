import { h } from '#platform/html'

export interface Moment {
  day: string
  text: string
  /** Still to come. */
  next?: boolean
  /** A sentence more, where the step needs it. */
  detail?: string
}

/** Where a matter stands, in plain words, with what comes next. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment) => (
        <li {...(moment.next ? { class: 'next' } : {})}>
          <time dateTime={moment.day}>{moment.day}</time>
          <div>{moment.text}</div>
          {moment.detail ? <p>{moment.detail}</p> : null}
        </li>
      ))}
    </ol>
  )
}

export interface DueStepsProps {
  steps: readonly string[]
  title?: string
  /** The year's holiday notice has not come out; the day may move. */
  provisional?: boolean
  open?: boolean
}

/** How a due date came about, step by step. */
export function DueSteps({ steps, title = '答复期限是怎样计算的', provisional, open }: DueStepsProps) {
  if (steps.length === 0) return null
  return (
    <details class="panel" {...(open ? { open: true } : {})}>
      <summary>{title}</summary>
      <ol>
        {steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      {provisional ? <p class="hint">涉及年度的节假日安排尚未公布，期限为暂定；公布后会重新计算。</p> : null}
    </details>
  )
}
