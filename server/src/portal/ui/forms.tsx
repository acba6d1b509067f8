import { h } from '#platform/html'
import { Field, type FieldProps, type Problems, ties } from './field.tsx'

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

export interface TextFieldProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'date' | 'password'
  autocomplete?: string
  maxLength?: number
  inputMode?: 'numeric' | 'tel' | 'email'
}

export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        id={props.name}
        name={props.name}
        type={(props.type ?? 'text') as 'text'}
        value={props.value ?? ''}
        maxLength={props.maxLength ?? 200}
        {...(props.autocomplete ? { autocomplete: props.autocomplete } : {})}
        {...(props.inputMode ? { inputMode: props.inputMode } : {})}
        {...ties(props)}
      />
    </Field>
  )
}

const DAY_HINT = '按年、月、日选择或者填写，例如 2026年1月31日'

/** A day; browsers without a date picker take it typed, and those in another language may ask for the month first. */
export function DateField({ hint = DAY_HINT, ...given }: FieldProps & { min?: string; max?: string }) {
  const props = { ...given, hint }
  return (
    <Field {...props}>
      <input
        id={props.name}
        name={props.name}
        type="date"
        value={props.value ?? ''}
        placeholder="2026-01-31"
        {...(props.min ? { min: props.min } : {})}
        {...(props.max ? { max: props.max } : {})}
        {...ties(props)}
      />
    </Field>
  )
}

/** A file that was chosen before the form came back: it need not be chosen again. */
export interface KeptFile {
  id: string
  name: string
  /** Bytes. */
  size: number
}

/** Says what is kept already, each with a box to leave it out; without script. */
export function KeptFiles({ files }: { files: readonly KeptFile[] }) {
  if (files.length === 0) return null
  return (
    <ul class="kept-files" aria-label="已选好的文件">
      {files.map((file) => (
        <li>
          <span>
            {file.name}（{Math.max(1, Math.round(file.size / 1024))} KB，已保留）
          </span>
          <label>
            <input type="checkbox" name="drop" value={file.id} /> 不要这个文件
          </label>
        </li>
      ))}
    </ul>
  )
}

/** A file; the form needs `enctype="multipart/form-data"`. */
export function FileField(
  props: FieldProps & { accept?: string; multiple?: boolean; kept?: readonly KeptFile[] },
) {
  return (
    <Field {...props}>
      <KeptFiles files={props.kept ?? []} />
      <input
        id={props.name}
        name={props.name}
        type="file"
        {...(props.accept ? { accept: props.accept } : {})}
        {...(props.multiple ? { multiple: true } : {})}
        {...ties(props)}
      />
    </Field>
  )
}

/** Many words; the script adds how many may still be typed. */
export function TextArea(props: FieldProps & { rows?: number; maxLength: number }) {
  return (
    <Field {...props}>
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        {...ties(props)}
      >
        {props.value ?? ''}
      </textarea>
    </Field>
  )
}

/** The key that keeps a form sent twice from counting twice. */
export function FormKey({ value }: { value: string }) {
  return <input type="hidden" name="formKey" value={value} />
}
