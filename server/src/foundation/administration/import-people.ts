import { findBodyByName } from '#foundation/bodies'
import {
  createAccount,
  loginTaken,
  personInput,
  proposeRight,
  type Role,
  roleLabels,
  roles,
} from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { z } from '#platform/http'
import type { ImportedRow } from './import-bodies.ts'
import { readSheet, type SheetRow } from './workbook.ts'

export const personHeadings = ['用户名', '姓名', '职务', '所在机关', '岗位', '范围'] as const

/**
 * Reads a workbook of people. Accounts are opened without a password, and the posts are proposals: the security
 * administrator grants them. A dry run says what is wrong row by row; an import takes all rows or none.
 */
export async function importPeople(
  db: Db,
  clock: Clock,
  actor: string,
  base64: string,
  dry: boolean,
): Promise<{ rows: ImportedRow[]; imported: number }> {
  const sheet = await readSheet(base64, personHeadings.slice(0, 4))
  const seen = new Set<string>()
  const read: Awaited<ReturnType<typeof readRow>>[] = []
  for (const row of sheet) read.push(await readRow(db, row, seen))
  const rows = read.map(({ row, problems }) => ({
    line: row.line,
    label: `${row.cells.get('姓名') ?? ''}（${row.cells.get('用户名') ?? ''}）`,
    problems,
  }))
  if (dry || rows.some((row) => row.problems.length > 0)) return { rows, imported: 0 }
  await inTransaction(db, async (tx) => {
    for (const { input, right } of read) {
      if (!input) continue
      const { bodyId, ...person } = input
      const id = await createAccount(tx, clock, actor, { ...person, body: bodyId, grants: [] })
      for (const role of right.roles)
        await proposeRight(tx, clock, actor, id, { role, body: bodyId, reach: right.reach })
    }
  })
  return { rows, imported: rows.length }
}

async function readRow(db: Db, row: SheetRow, seen: Set<string>) {
  const cell = (heading: (typeof personHeadings)[number]) => row.cells.get(heading) ?? ''
  const problems: string[] = []
  const login = cell('用户名').toLowerCase()
  const bodyId = await findBodyByName(db, cell('所在机关'))
  if (bodyId === undefined) problems.push(`没有名为“${cell('所在机关')}”的机关`)
  if (seen.has(login) || (await loginTaken(db, login)))
    problems.push(`用户名 ${login} 已被使用或者在本表中重复`)
  seen.add(login)
  const named = cell('岗位')
    .split(/[、,，;；]/)
    .map((name) => name.trim())
    .filter(Boolean)
  const found = named.map((name) => ({ name, role: roles.find((role) => roleLabels[role] === name) }))
  for (const { name, role } of found) if (!role) problems.push(`岗位“${name}”不在岗位表中`)
  const reach: 'own' | 'under' = cell('范围').includes('下级') ? 'under' : 'own'
  const parsed = personInput.safeParse({
    login,
    name: cell('姓名'),
    title: cell('职务'),
    bodyId: bodyId ?? '0199a000-0000-7000-8000-0000000000ff',
  })
  if (!parsed.success) problems.push(...Object.values(z.flattenError(parsed.error).fieldErrors).flat())
  const held: Role[] = found.flatMap(({ role }) => role ?? [])
  return { row, problems, input: parsed.success ? parsed.data : undefined, right: { roles: held, reach } }
}
