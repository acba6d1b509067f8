import { z } from 'zod'

export const bodyKinds = [
  'government',
  'government_office',
  'department',
  'town',
  'subdistrict',
  'zone',
  'agency',
  'vertical',
  'authorised',
  'utility',
  'party',
  'village',
] as const

export const relationKinds = [
  'administrative_parent',
  'disclosure_supervisor',
  'portal_host',
  'report_merges_into',
  'reconsideration_organ',
  'court',
] as const

const name = z.string().trim().min(1, '请填写机关名称').max(100)
const shortName = z.string().trim().min(1, '请填写简称').max(50)
const basis = z.string().trim().min(1, '请填写依据的文件名称和文号').max(200)
const on = z.iso.date('请填写日期')

export const bodyRow = z.object({
  id: z.string(),
  kind: z.string(),
  kindLabel: z.string(),
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  areaCode: z.string(),
  supervisorId: z.string().nullable(),
  endedOn: z.string().nullable(),
})

export const contactInput = z.object({
  address: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(60).default(''),
  email: z.union([z.literal(''), z.email('电子邮箱的格式不正确')]).default(''),
  officeHours: z.string().trim().max(100).default(''),
  sign: z.string().trim().max(30).default(''),
})

export const newBodyInput = contactInput.extend({
  kind: z.enum(bodyKinds, '请选择机关类型'),
  name,
  shortName,
  code: z
    .string()
    .trim()
    .regex(/^[0-9A-Z]{6,18}$/, '机构代码为 6 至 18 位数字或者大写字母'),
  areaCode: z
    .string()
    .trim()
    .regex(/^\d{6}(\d{6})?$/, '行政区划代码为 6 位或者 12 位数字'),
  establishedOn: on,
  supervisorId: z.uuid().nullable().default(null),
})

export const nameInput = z.object({ name, shortName, from: on, primary: z.boolean() })
export const mergeInput = z.object({
  from: z.array(z.uuid()).min(1, '请选择并入的机关'),
  into: z.uuid('请选择承接的机关'),
  on,
  basis,
})
export const splitInput = z.object({
  parts: z.array(z.uuid()).min(1, '请选择分出的机关'),
  ends: z.boolean(),
  heir: z.uuid().nullable().default(null),
  on,
  basis,
})
export const functionInput = z.object({
  to: z.uuid('请选择接收的机关'),
  name: z.string().trim().min(1, '请填写划转的职能').max(200),
  on,
  basis,
})
export const relationInput = z
  .object({
    kind: z.enum(relationKinds),
    otherId: z.uuid().nullable().default(null),
    otherName: z.string().trim().max(100).default(''),
    from: on,
  })
  .refine((input) => (input.otherId === null) !== (input.otherName === ''), {
    message: '请选择一个机关，或者填写机关名称，二者取一',
    path: ['otherName'],
  })
export const relationEnd = z.object({ kind: z.enum(relationKinds), on })

export const bodyDetail = bodyRow.extend({
  address: z.string(),
  phone: z.string(),
  email: z.string(),
  officeHours: z.string(),
  sign: z.string(),
  establishedOn: z.string(),
  names: z.array(
    z.object({
      name: z.string(),
      shortName: z.string(),
      primary: z.boolean(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
  relations: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      otherId: z.string().nullable(),
      otherName: z.string(),
      from: z.string(),
      until: z.string().nullable(),
    }),
  ),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      label: z.string(),
      fromName: z.string(),
      toName: z.string(),
      on: z.string(),
      function: z.string(),
      takesOver: z.boolean(),
      basis: z.string(),
    }),
  ),
})

export const importInput = z.object({ base64: z.string().min(1, '请选择文件') })
export const importRow = z.object({
  line: z.number(),
  label: z.string(),
  problems: z.array(z.string()),
})
export const importResult = z.object({ rows: z.array(importRow), imported: z.number() })

export type BodyRow = z.infer<typeof bodyRow>
export type BodyDetail = z.infer<typeof bodyDetail>
export type ImportResult = z.infer<typeof importResult>
