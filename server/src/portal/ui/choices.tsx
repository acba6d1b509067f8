import { h } from '#platform/html'
import { Field, type FieldProps, Notes, optional, ties, wrong } from './field.tsx'

export interface Choice {
  value: string
  label: string
  hint?: string
}

export function Select(props: FieldProps & { choices: readonly Choice[]; prompt?: string }) {
  return (
    <Field {...props}>
      <select id={props.name} name={props.name} {...ties(props)}>
        {props.prompt ? <option value="">{props.prompt}</option> : null}
        {props.choices.map((choice) => (
          <option value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

type ChoiceProps = FieldProps & { choices: readonly Choice[] }

/** One of a few. */
export function Radios(props: ChoiceProps) {
  return <Group {...props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
}

/** Any of a few; the form sends the name once for each. */
export function Checkboxes(props: ChoiceProps & { chosen: readonly string[] }) {
  return <Group {...props} type="checkbox" />
}

function Group(props: ChoiceProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const { 'aria-invalid': _, ...described } = ties(props)
  return (
    // The problem summary leads here, so the group can take the focus.
    <fieldset class={wrong(props)} id={props.name} tabIndex={-1} {...described}>
      <legend>
        {props.label}
        {optional(props)}
      </legend>
      <Notes {...props} />
      {props.choices.map((choice) => {
        const id = `${props.name}-${choice.value}`
        return (
          <div class="choice">
            <input
              type={props.type}
              id={id}
              name={props.name}
              value={choice.value}
              checked={props.chosen.includes(choice.value)}
              {...(choice.hint ? { 'aria-describedby': `${id}-hint` } : {})}
            />
            <div>
              <label for={id}>{choice.label}</label>
              {choice.hint ? (
                <span class="hint" id={`${id}-hint`}>
                  {choice.hint}
                </span>
              ) : null}
            </div>
          </div>
        )
      })}
    </fieldset>
  )
}
