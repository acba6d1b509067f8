import {
  emptyReport,
  type Report,
  readReport,
  rowsOf,
  tableDefinition,
  toHtml,
} from '@yangguang/annual-report'
import { openFileStore } from '#foundation/files'
import { fileLine, fileReturn, setDuty } from '#oversight/filings'
import { handIn, listSubmissions, remind, sendBack } from '#oversight/supervision'
import { addDays, addMonths, type Day, day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
import { chance } from './random.ts'

/** Works outside the system, by its story, and files each request. */
const BY_LINES = 'whwzd'
/** The same, by monthly counts. */
const BY_RETURNS = 'ccdqj'

/** What the city's office supervises: bodies that file, reports that came as files, reminders. */
export async function superviseReports(
  house: DemoHouse,
  offices: readonly Office[],
  today: Day,
): Promise<void> {
  const officeOf = (key: string) => offices.find((office) => office.key === key)
  const above = officeOf('szfb')
  const [lines, returns] = [officeOf(BY_LINES), officeOf(BY_RETURNS)]
  if (!above || !lines || !returns) return
  const year = Number(today.slice(0, 4))
  const january = day(`${year}-01-05`)
  if (january > today) return
  await inTransaction(house.db, async (tx) => {
    for (const [office, way] of [[lines, 'lines'] as const, [returns, 'returns'] as const])
      await setDuty(tx, clockAt(january), personOf(above, 'gk'), {
        bodyId: office.id,
        way,
        fromMonth: `${year}-01`,
      })
  })
  await fileYear(house, lines, year, today)
  await countYear(house, returns, year, today)
  await handedIn(house, offices, above, year - 1)
}

const outcomes = ['granted', 'granted', 'partial', 'does_not_exist']

async function fileYear(house: DemoHouse, office: Office, year: number, today: Day): Promise<void> {
  const luck = chance(year * 31)
  const officer = personOf(office, 'gk')
  const files = openFileStore(house.filesDir, house.keys.vault)
  for (let number = 1; number <= 9; number++) {
    const receivedOn = addDays(day(`${year}-01-10`), number * 28 + luck.between(0, 9))
    if (addDays(receivedOn, 1) > today) break
    const answered = addDays(receivedOn, luck.between(6, 25))
    const decided = answered <= today
    const accepted = addDays(answered, 30)
    const remedy =
      number === 2 && accepted <= today
        ? {
            kind: 'litigationDirect' as const,
            organ: office.body.court,
            number: `（${year}）景0102行初17号`,
            acceptedOn: accepted,
            result: null,
            closedOn: null,
          }
        : null
    await inTransaction(house.db, (tx) =>
      fileLine(tx, clockAt(remedy ? accepted : decided ? answered : receivedOn), files, officer, {
        bodyId: office.id,
        number: `文正依申〔${year}〕${number}号`,
        receivedOn,
        applicantType: number % 4 === 0 ? 'business' : 'naturalPerson',
        outcome: decided ? (outcomes[luck.between(0, outcomes.length - 1)] ?? 'granted') : null,
        decidedOn: decided ? answered : null,
        remedy,
        note: '',
      }),
    )
  }
  await closeMonths(house, office, year, today, () => ({}))
}

async function countYear(house: DemoHouse, office: Office, year: number, today: Day): Promise<void> {
  await closeMonths(
    house,
    office,
    year,
    today,
    (month): Record<string, number> =>
      month % 3 === 0 ? {} : { 'requests.received.naturalPerson': 2, 'requests.granted.naturalPerson': 2 },
  )
}

/** Every ended month but the last one: that one is owed. */
async function closeMonths(
  house: DemoHouse,
  office: Office,
  year: number,
  today: Day,
  cellsOf: (month: number) => Record<string, number>,
): Promise<void> {
  for (let month = 1; month <= 12; month++) {
    const next = addMonths(day(`${year}-01-01`), month)
    if (addMonths(next, 1) > today) return
    const input = {
      bodyId: office.id,
      month: `${year}-${String(month).padStart(2, '0')}`,
      cells: cellsOf(month),
      note: '',
      version: null,
    }
    await inTransaction(house.db, (tx) =>
      fileReturn(tx, clockAt(addDays(next, 3)), personOf(office, 'gk'), input),
    )
  }
}

/** Two offices whose report is not published sent a file: one does not add up and went back, one waits to be looked at. */
async function handedIn(
  house: DemoHouse,
  offices: readonly Office[],
  above: Office,
  year: number,
): Promise<void> {
  const root = offices.find((office) => office.key === 'szf')
  const [wrong, fine] = ['yqqzfb', 'whjyj'].map((key) => offices.find((office) => office.key === key))
  if (!root || !wrong || !fine) return
  const officer = personOf(above, 'gk')
  const clock = clockAt(day(`${year + 1}-02-03`))
  const files = openFileStore(house.filesDir, house.keys.vault)
  // Its own files are read here; what strangers send goes to a worker.
  const reader = {
    read: async (_name: string, content: Uint8Array) => ({
      reports: readReport(new TextDecoder().decode(content)),
    }),
    close: async () => {},
  }
  const hand = (office: Office, report: Report) =>
    handIn(house.db, clock, files, reader, officer, {
      root: root.id,
      year,
      name: `${office.body.shortName}${year}年报.html`,
      content: Buffer.from(toHtml(report)),
    })
  const [sent] = await hand(wrong, aReport(wrong.body.name, year, 6, 5))
  await hand(fine, aReport(fine.body.name, year, 4, 4))
  const [one] = await listSubmissions(house.db, root.id, year, sent ? [sent] : [])
  if (one?.state === 'checked')
    await inTransaction(house.db, (tx) =>
      sendBack(tx, clock, officer, {
        body: root.id,
        id: one.id,
        version: one.version,
        note: '表三“（一）予以公开”与总计不一致，请核对台账后重新报送。',
      }),
    )
  await inTransaction(house.db, (tx) =>
    remind(tx, clockAt(day(`${year + 1}-02-10`)), officer, {
      body: root.id,
      year,
      bodies: [wrong.id],
      note: '请于3日内报送。',
    }),
  )
}

/** A report with zeros everywhere but in the requests of natural persons. */
function aReport(name: string, year: number, received: number, granted: number): Report {
  const report = emptyReport('2021')
  const definition = tableDefinition('2021')
  for (const table of ['proactive', 'requests', 'remedies'] as const)
    for (const { block, row } of definition[table] ? rowsOf(definition[table]) : [])
      for (const column of block.columns)
        Object.assign(report[table]?.[row.key]?.[column.key] ?? {}, { value: 0, raw: '0', state: 'read' })
  const put = (row: string, value: number) => {
    for (const column of ['naturalPerson', 'total'])
      Object.assign(report.requests?.[row]?.[column] ?? {}, { value, raw: String(value) })
  }
  put('received', received)
  put('granted', granted)
  put('total', received)
  return {
    ...report,
    publicBody: name,
    year,
    title: `${name}${year}年政府信息公开工作年度报告`,
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    sections: {
      overview: `${name}按照条例要求编制本报告。\n（一）主动公开。按栏目公开机构职能和财政信息。\n（二）依申请公开。新收政府信息公开申请${received}件，全部办结。`,
      problems: '存在的问题：解读形式单一。改进措施：推广图解和问答。',
      other: '没有收取信息处理费。',
    },
  }
}
