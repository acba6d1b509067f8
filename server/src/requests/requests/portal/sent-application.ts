import type { SentFile } from '#platform/http'
import { z } from '#platform/http'
import {
  type FilePurpose,
  type FurtherPerson,
  furtherPerson,
  type RequestInput,
  requestInput,
} from '../contract.ts'

type Values = Readonly<Record<string, string>>

export const MOST_OTHERS = 8

/** How many further persons the form shows. */
export function othersOf(values: Values): number {
  const count = Number(values.others ?? 1)
  return Number.isInteger(count) ? Math.min(MOST_OTHERS, Math.max(1, count)) : 1
}

const purposes: Readonly<Record<string, FilePurpose>> = {
  files: 'application',
  identity: 'identity',
  mandate: 'mandate',
}

export interface Application {
  input: RequestInput
  others: FurtherPerson[]
  needsHelp: boolean
  files: { purpose: FilePurpose; title: string; pages: null; name: string; content: Buffer }[]
}

/** Turns the plain form into an application, or says beside which field what is missing. */
export function parseApplication(
  values: Values,
  sent: readonly SentFile[],
  tooLarge: readonly string[],
): { application: Application } | { problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const parsed = requestInput.safeParse(values)
  if (!parsed.success)
    for (const [name, messages] of Object.entries(z.flattenError(parsed.error).fieldErrors))
      problems[name] = messages?.[0] ?? '填写有误'
  if (values.form === 'organisation' && (values.contact ?? '').trim() === '')
    problems.contact = '请填写联系人'
  const others: FurtherPerson[] = []
  for (let no = 1; no <= othersOf(values); no++) {
    const given = { name: values[`otherName${no}`] ?? '', documentNumber: values[`otherNumber${no}`] ?? '' }
    const role = values[`otherRole${no}`] ?? ''
    if (role === '' && given.name.trim() === '' && given.documentNumber.trim() === '') continue
    const person = furtherPerson.safeParse({ ...given, role, phone: values[`otherPhone${no}`] ?? '' })
    if (person.success) {
      others.push(person.data)
      continue
    }
    const { fieldErrors } = z.flattenError(person.error)
    if (fieldErrors.role) problems[`otherRole${no}`] = '请选择是共同申请人还是代理人'
    if (fieldErrors.name) problems[`otherName${no}`] = fieldErrors.name[0] ?? ''
    if (fieldErrors.documentNumber) problems[`otherNumber${no}`] = fieldErrors.documentNumber[0] ?? ''
  }
  if (tooLarge.length > 0)
    problems.files = `“${tooLarge.join('”、“')}”超过 10 MB，请压缩或者分开后再选；其余附件也请重新选择。`
  // A browser gives no file back to a form that returns.
  else if (Object.keys(problems).length > 0 && sent.length > 0) problems.files = '改好之后请重新选择附件。'
  if (!parsed.success || Object.keys(problems).length > 0) return { problems }
  const files = sent.flatMap(({ field, name, content }) => {
    const purpose = purposes[field]
    const title = name.replace(/\.[^.]+$/, '').slice(0, 200)
    return purpose ? [{ purpose, title, pages: null, name, content }] : []
  })
  return { application: { input: parsed.data, others, needsHelp: values.needsHelp === '1', files } }
}
