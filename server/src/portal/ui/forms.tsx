import { type ComponentChildren, h } from '#platform/html'

/** Messages by field name; shown beside the field and in the summary. */
export type Problems = Readonly<Record<string, string>>

/** What has to be mended, each line leading to its field. */
export function ProblemSummary({ problems }: { problems: Problems }) {
  const entries = Object.entries(problems)
  if (entries.length === 0) return null
  return (
    <div class="problems" role="alert" aria-labelledby="problems-title">
      <h2 id="problems-title">请修改以下内容后再提交</h2>
      <ul>
        {entries.map(([field, message]) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FieldProps {
  name: string
  label: string
  hint?: string | undefined
  problems: Problems
  value?: string | undefined
  required?: boolean
}

function describedBy({ name, hint, problems }: FieldProps): string | undefined {
  const ids = [...(hint ? [`${name}-hint`] : []), ...(problems[name] ? [`${name}-problem`] : [])]
  return ids.length > 0 ? ids.join(' ') : undefined
}

function Notes({ name, hint, problems }: FieldProps) {
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

function Label({ name, label, required }: FieldProps) {
  return (
    <label for={name}>
      {label}
      {required ? null : '（选填）'}
    </label>
  )
}

const wrong = (props: FieldProps) => (props.problems[props.name] ? 'field wrong' : 'field')

export function TextField(
  props: FieldProps & {
    type?: 'text' | 'email' | 'tel' | 'date' | 'password'
    autocomplete?: string
    maxLength?: number
    inputMode?: 'numeric' | 'tel' | 'email'
  },
) {
  return (
    <div class={wrong(props)}>
      <Label {...props} />
      <Notes {...props} />
      <input
        id={props.name}
        name={props.name}
        type={(props.type ?? 'text') as 'text'}
        value={props.value ?? ''}
        maxLength={props.maxLength ?? 200}
        {...(props.autocomplete ? { autocomplete: props.autocomplete } : {})}
        {...(props.inputMode ? { inputMode: props.inputMode } : {})}
        {...(describedBy(props) ? { 'aria-describedby': describedBy(props) } : {})}
        {...(props.problems[props.name] ? { 'aria-invalid': true } : {})}
      />
    </div>
  )
}

export function TextArea(props: FieldProps & { rows?: number; maxLength: number }) {
  return (
    <div class={wrong(props)}>
      <Label {...props} />
      <Notes {...props} />
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        {...(describedBy(props) ? { 'aria-describedby': describedBy(props) } : {})}
        {...(props.problems[props.name] ? { 'aria-invalid': true } : {})}
      >
        {props.value ?? ''}
      </textarea>
    </div>
  )
}

export interface Choice {
  value: string
  label: string
}

export function Select(props: FieldProps & { choices: readonly Choice[]; prompt?: string }) {
  return (
    <div class={wrong(props)}>
      <Label {...props} />
      <Notes {...props} />
      <select
        id={props.name}
        name={props.name}
        {...(describedBy(props) ? { 'aria-describedby': describedBy(props) } : {})}
      >
        {props.prompt ? <option value="">{props.prompt}</option> : null}
        {props.choices.map((choice) => (
          <option value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

export function Radios(props: FieldProps & { choices: readonly Choice[] }) {
  return (
    <fieldset class={wrong(props)} id={props.name}>
      <legend>{props.label}</legend>
      <Notes {...props} />
      {props.choices.map((choice) => (
        <div class="choice">
          <input
            type="radio"
            id={`${props.name}-${choice.value}`}
            name={props.name}
            value={choice.value}
            checked={choice.value === props.value}
          />
          <label for={`${props.name}-${choice.value}`}>{choice.label}</label>
        </div>
      ))}
    </fieldset>
  )
}

export function Notice({ kind, children }: { kind?: 'good' | 'bad'; children: ComponentChildren }) {
  return <div class={kind ? `notice ${kind}` : 'notice'}>{children}</div>
}
