import { h } from '#platform/html'

export interface Moment {
  day: string
  text: string
  /** Still to come. */
  next?: boolean
}

/** Where a matter stands, in plain words, with what comes next. */
export function Timeline({ moments }: { moments: readonly Moment[] }) {
  return (
    <ol class="timeline">
      {moments.map((moment) => (
        <li class={moment.next ? 'next' : ''}>
          <time dateTime={moment.day}>{moment.day}</time>
          <div>{moment.text}</div>
        </li>
      ))}
    </ol>
  )
}
