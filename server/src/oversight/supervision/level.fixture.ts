import {
  emptyReport,
  type Report,
  rowsOf,
  type TableDefinition,
  tableDefinition,
} from '@yangguang/annual-report'
import { importReport } from '#oversight/annual-report'
import { inTransaction } from '#platform/db'
import type { TestHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const filled = (table: TableDefinition | null) => (table ? rowsOf(table) : [])

/** A whole report with every cell filled: received and granted by natural persons, the rest zero. */
export function aReport(name: string, received: number, change: (report: Report) => void = () => {}): Report {
  const report = emptyReport('2021')
  const definition = tableDefinition('2021')
  for (const table of ['proactive', 'requests', 'remedies'] as const)
    for (const { block, row } of filled(definition[table]))
      for (const column of block.columns) {
        const cell = report[table]?.[row.key]?.[column.key]
        if (cell) Object.assign(cell, { value: 0, raw: '0', state: 'read' })
      }
  const put = (row: string, column: string, value: number) => {
    const cell = report.requests?.[row]?.[column]
    if (cell) Object.assign(cell, { value, raw: String(value) })
  }
  for (const row of ['received', 'granted', 'total'])
    for (const column of ['naturalPerson', 'total']) put(row, column, received)
  Object.assign(report, {
    publicBody: name,
    year: 2025,
    title: `${name}2025年政府信息公开工作年度报告`,
    period: { from: '2025-01-01', to: '2025-12-31' },
    sections: {
      overview: `${name}依法编制本报告。\n（一）主动公开。按栏目公开信息。\n（二）依申请公开。新收申请${received}件。`,
      problems: '存在的问题：解读形式单一。改进措施：推广图解。',
      other: '没有收取信息处理费。',
    },
  })
  change(report)
  return report
}

const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')

/** A city, two bodies under it, and the office that supervises their reports. */
export function levelWork(house: () => TestHouse) {
  const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
    house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
  const bring = (body: string, report: Report) => {
    const { db, clock } = house().deps
    return inTransaction(db, (tx) => importReport(tx, clock, body, { ...report, year: 2025 }))
  }
  async function aLevel() {
    const city = await aBody(house(), { kind: 'government', name: '景澜试验市人民政府' })
    const under = async (name: string) => ({ name, id: await aBody(house(), { supervisor: city, name }) })
    const [roads, water] = [await under('景澜市道路局'), await under('景澜市水利局')]
    const office = await aPerson(house(), 'disclosure_office', city)
    const hand = async (name: string, content: string | Uint8Array) =>
      (
        await call(office, 'POST', '/api/supervision/submissions', {
          body: city,
          year: 2025,
          name,
          base64: base64(content),
        })
      ).json()
    const board = async () =>
      (await call(office, 'GET', `/api/supervision/board?body=${city}&year=2025`)).json().rows
    const merged = async () =>
      (await call(office, 'GET', `/api/supervision/merged?body=${city}&year=2025`)).json()
    return { city, roads, water, office, hand, board, merged }
  }
  return { call, bring, aLevel }
}
