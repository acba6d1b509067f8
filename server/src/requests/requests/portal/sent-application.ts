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

/** What each file field of the form holds. */
export const purposes: Readonly<Record<string, FilePurpose>> = {
  files: 'application',
  identity: 'identity',
  mandate: 'mandate',
}

export interface Application {
  input: RequestInput
  others: FurtherPerson[]
  needsHelp: boolean
}

/** Turns the plain form into an application, or says beside which field what is missing. */
export function parseApplication(
  values: Values,
  files: Readonly<Record<string, string>>,
): { application: Application } | { problems: Record<string, string> } {
  const problems: Record<string, string> = { ...files }
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
  if (!parsed.success || Object.keys(problems).length > 0) return { problems }
  return { application: { input: parsed.data, others, needsHelp: values.needsHelp === '1' } }
}
