import { type ComponentChildren, h } from '#platform/html'

/** Messages by field name; shown beside the field and in the summary. */
export type Problems = Readonly<Record<string, string>>

export interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  problems: Problems
  value?: string | undefined
  required?: boolean
}

/** Ids of what is said about a control. */
function described({ name, hint, problems }: FieldProps) {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(problems[name] ? [`${name}-problem`] : [])]
  return ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}
}

/** What ties a control to its hint and its problem. */
export const ties = (props: FieldProps) => ({
  ...described(props),
  ...(props.problems[props.name] ? { 'aria-invalid': true as const } : {}),
})

export function Notes({ name, hint, problems }: FieldProps) {
  return [
    hint ? (
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    ) : null,
    problems[name] ? (
      <p class="problem" id={`${name}-problem`}>
        {problems[name]}
      </p>
    ) : null,
  ]
}

export const optional = ({ required }: FieldProps) =>
  required ? null : <span class="optional">（选填）</span>
export const wrong = (props: FieldProps) => (props.problems[props.name] ? 'field wrong' : 'field')

/** Label, hint and problem around one control. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  return (
    <div class={wrong(props)}>
      <label for={props.name}>
        {props.label}
        {optional(props)}
      </label>
      <Notes {...props} />
      {props.children}
    </div>
  )
}
