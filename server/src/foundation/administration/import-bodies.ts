import {
  type bodyKinds,
  createBody,
  findBodyByName,
  listBodies,
  newBodyInput,
  relate,
} from '#foundation/bodies'
import { type Clock, day } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { z } from '#platform/http'
import { readSheet, type SheetRow } from './workbook.ts'

export const bodyHeadings = [
  '机关名称',
  '简称',
  '机构代码',
  '机关类型',
  '行政区划代码',
  '成立日期',
  '政务公开主管部门',
  '机关代字',
  '地址',
  '电话',
  '邮箱',
  '办公时间',
] as const

const kindNames: Readonly<Record<string, (typeof bodyKinds)[number]>> = {
  人民政府: 'government',
  政府办公室: 'government_office',
  政府工作部门: 'department',
  乡镇人民政府: 'town',
  街道办事处: 'subdistrict',
  开发区管理委员会: 'zone',
  派出机构: 'agency',
  垂直管理部门: 'vertical',
  法律法规授权组织: 'authorised',
  公共企事业单位: 'utility',
  党的机关: 'party',
  村居民委员会: 'village',
  '村（居）民委员会': 'village',
  '村(居)民委员会': 'village',
}

export interface ImportedRow {
  line: number
  label: string
  problems: string[]
}

/** Reads a workbook of bodies; a dry run says what is wrong row by row, an import takes all rows or none. */
export async function importBodies(
  db: Db,
  clock: Clock,
  actor: string,
  base64: string,
  dry: boolean,
): Promise<{ rows: ImportedRow[]; imported: number }> {
  const sheet = await readSheet(base64, bodyHeadings.slice(0, 7))
  const known = await listBodies(db, clock.today())
  const codes = new Set(known.map((body) => body.code))
  const names = new Set(sheet.map((row) => row.cells.get('机关名称') ?? ''))
  const read = sheet.map((row) => readRow(row, codes))
  const rows: ImportedRow[] = []
  for (const { row, input, problems } of read) {
    const superior = row.cells.get('政务公开主管部门') ?? ''
    if (superior !== '' && !names.has(superior) && (await findBodyByName(db, superior)) === undefined)
      problems.push(`没有名为“${superior}”的主管部门，也不在本表中`)
    if (superior !== '' && superior === row.cells.get('机关名称')) problems.push('主管部门不能是本机关')
    rows.push({ line: row.line, label: row.cells.get('机关名称') ?? '', problems })
    void input
  }
  if (dry || rows.some((row) => row.problems.length > 0)) return { rows, imported: 0 }
  await inTransaction(db, async (tx) => {
    for (const { input } of read) {
      if (!input) continue
      const { supervisorId: _, ...body } = input
      await createBody(tx, clock, actor, { ...body, establishedOn: day(input.establishedOn) })
    }
    for (const { row, input } of read) if (input) await tie(tx, clock, actor, row, input.establishedOn)
  })
  return { rows, imported: rows.length }
}

function readRow(row: SheetRow, codes: Set<string>) {
  const cell = (heading: (typeof bodyHeadings)[number]) => row.cells.get(heading) ?? ''
  const kind = kindNames[cell('机关类型')]
  const problems: string[] = []
  if (!kind) problems.push(`机关类型“${cell('机关类型')}”不在类型表中`)
  const parsed = newBodyInput.safeParse({
    kind: kind ?? 'department',
    name: cell('机关名称'),
    shortName: cell('简称'),
    code: cell('机构代码'),
    areaCode: cell('行政区划代码'),
    establishedOn: cell('成立日期').replaceAll('/', '-'),
    sign: cell('机关代字'),
    address: cell('地址'),
    phone: cell('电话'),
    email: cell('邮箱'),
    officeHours: cell('办公时间'),
  })
  if (!parsed.success) problems.push(...Object.values(z.flattenError(parsed.error).fieldErrors).flat())
  const code = cell('机构代码')
  if (code !== '' && codes.has(code)) problems.push(`机构代码 ${code} 已被使用或者在本表中重复`)
  codes.add(code)
  return { row, input: parsed.success ? parsed.data : undefined, problems }
}

async function tie(tx: Tx, clock: Clock, actor: string, row: SheetRow, from: string): Promise<void> {
  const superior = row.cells.get('政务公开主管部门') ?? ''
  if (superior === '') return
  const [body, other] = [
    await findBodyByName(tx, row.cells.get('机关名称') ?? ''),
    await findBodyByName(tx, superior),
  ]
  if (!body || !other) throw new Refusal('bodies.not_found', 404)
  await relate(tx, clock, actor, {
    kind: 'disclosure_supervisor',
    body,
    other: { id: other },
    from: day(from),
  })
}
