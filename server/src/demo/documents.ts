import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { openFileStore } from '#foundation/files'
import { decide, reviewsOf } from '#foundation/review'
import { type Day, day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import {
  type DocumentContent,
  draftDocument,
  onDocumentDecided,
  publishDocument,
  repealDocument,
  signConfidentiality,
  submitDocument,
} from '#publication/catalogue'
import { clockAt, type DemoHouse, dayOfYear, type Office, personOf } from './office.ts'
import { placeDemo } from './placements.ts'
import { chance } from './random.ts'
import { type Setting, type Template, templates } from './texts.ts'

const PER_YEAR = 4

/** The documents of one office in one year, each through three reviewers; the newest ones stand in every state. */
export async function publishYear(
  house: DemoHouse,
  office: Office,
  year: number,
  seed: number,
  today: Day,
): Promise<void> {
  const luck = chance(seed)
  const fitting = templates.filter(
    (template) => template.offices.length === 0 || template.offices.includes(office.key),
  )
  const calendar = await loadCalendar(house.db)
  const count = office.body.kind === 'town' || office.body.kind === 'subdistrict' ? 3 : PER_YEAR
  let serial = 0
  for (let no = 0; no < count; no++) {
    const written = addWorkingDays(
      calendar,
      dayOfYear(year, Math.floor(((no + luck.next()) / count) * 330)),
      1,
    )
    const template = fitting[(no + seed) % fitting.length]
    if (!template || written >= today) continue
    if (template.numbered) serial += 1
    const content = contentOf(office, template, written, year, serial, luck)
    const published = addWorkingDays(calendar, written, luck.between(2, 12))
    await publishOne(house, office, content, written, published, today, no + seed)
  }
}

function contentOf(
  office: Office,
  template: Template,
  written: Day,
  year: number,
  serial: number,
  luck: Setting['luck'],
): DocumentContent {
  const { body } = office
  const setting = {
    body: body.name,
    short: body.shortName,
    area: body.name.startsWith('景澜市') ? areaOf(body.name) : '景澜市',
    year,
    month: Number(written.slice(5, 7)),
    luck,
  }
  const paragraphs = template.paragraphs(setting)
  const [, month, date] = written.split('-').map(Number)
  const signature = template.numbered
    ? [
        `<p class="signature">${body.name}</p>`,
        `<p class="signature">${year}年${month}月${date}日</p>`,
        '<p>（此件公开发布）</p>',
      ]
    : []
  return {
    title: template.title(setting),
    documentNumber: template.numbered ? `${body.sign}〔${year}〕${serial}号` : '',
    jointIssuers: [],
    writtenOn: written,
    columnId: template.column,
    theme: template.theme,
    genre: template.genre,
    kind: template.kind,
    attribute: 'active',
    ground: '',
    validUntil: template.kind === 'normative' ? `${year + 5}-12-31` : null,
    keywords: [...template.keywords],
    abstract: (paragraphs.find((text) => text.length > 20) ?? '').slice(0, 100),
    body: [...paragraphs.map((text) => `<p>${text}</p>`), ...signature].join(''),
    attachments: [],
  }
}

function areaOf(name: string): string {
  return /^景澜市(望湖区|澄川区|云栖县)/.exec(name)?.[1] ?? '景澜市'
}

/** One document on its way through the three reviewers, as far as its age has brought it. */
export async function publishOne(
  house: DemoHouse,
  office: Office,
  content: DocumentContent,
  written: Day,
  published: Day,
  today: Day,
  no: number,
  also: (tx: Tx, id: string) => Promise<void> = async () => {},
): Promise<void> {
  const { db } = house
  const drafter = personOf(office, 'xxy')
  const writing = clockAt(written)
  const id = await inTransaction(db, async (tx) => {
    const drafted = await draftDocument(tx, writing, drafter, office.id, content)
    await placeDemo(tx, office, written, drafted, content)
    await also(tx, drafted)
    return drafted
  })
  // What is young enough is still on its way: drafts, under review, waiting to be published.
  const stage = published < today ? 6 : no % 6
  if (stage < 1) return
  const files = openFileStore(house.filesDir, house.keys.vault)
  await inTransaction(db, (tx) => submitDocument(tx, writing, files, drafter, id, 1))
  const reviewing = clockAt(written, '15:00:00')
  for (const [step, suffix] of ['ks', 'fg', 'zy'].entries()) {
    if (stage < step + 2) return
    const reviewer = personOf(office, suffix)
    const [review] = await reviewsOf(db, { kind: 'document', id })
    if (!review) return
    const opinion = { outcome: 'clear' as const, opinion: '经审查，不涉及国家秘密。', referredTo: '' }
    if (step === 0)
      await inTransaction(db, (tx) =>
        signConfidentiality(tx, reviewing, reviewer, id, { ...opinion, digest: review.digest }),
      )
    await inTransaction(db, async (tx) => {
      const decided = await decide(tx, reviewing, reviewer, review.id, {
        verdict: 'approve',
        reason: '',
        digest: review.digest,
      })
      await onDocumentDecided(tx, reviewing, reviewer, decided)
    })
  }
  if (stage < 5) return
  await inTransaction(db, (tx) =>
    publishDocument(tx, clockAt(published < today ? published : today, '09:30:00'), drafter, id),
  )
  const repealed = day(`${Number(written.slice(0, 4)) + 2}-06-30`)
  if (content.kind === 'normative' && no % 3 === 0 && repealed < today) {
    await inTransaction(db, (tx) =>
      repealDocument(tx, clockAt(repealed), drafter, id, { on: repealed, by: '文件清理结果公告' }),
    )
  }
}
