import { openFileStore } from '#foundation/files'
import { decide, reviewsOf } from '#foundation/review'
import { createSite } from '#foundation/sites'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import {
  type DocumentContent,
  draftDocument,
  onDocumentDecided,
  publishDocument,
  signConfidentiality,
  submitDocument,
} from '#publication/catalogue'
import type { TestHouse } from './harness.ts'
import { aBody, aPerson, type Person } from './people.ts'

export interface TestOffice {
  bodyId: string
  drafter: Person
  reviewers: readonly Person[]
}

/** A body with one who drafts and the three who review. */
export async function anOffice(house: TestHouse, body?: string): Promise<TestOffice> {
  const bodyId = body ?? (await aBody(house))
  const drafter = await aPerson(house, 'information_officer', bodyId)
  const reviewers = []
  for (const role of ['section_head', 'deputy_head', 'chief'] as const)
    reviewers.push(await aPerson(house, role, bodyId))
  return { bodyId, drafter, reviewers }
}

/** The site that answers every host name, with a notice, a policy and an interpretation column. */
export async function aSite(house: TestHouse, host: string): Promise<string> {
  const id = newId()
  const column = { parentId: null, statutoryItem: null, staleAfterDays: null }
  await inTransaction(house.deps.db, (tx) =>
    createSite(tx, {
      id,
      name: '景澜市人民政府',
      shortName: '景澜',
      domain: 'www.jinglan.gov.cn',
      idCode: '9901000001',
      icp: '',
      police: '',
      hostBodyId: host,
      contact: '',
      columns: [
        { ...column, id: 'tz', title: '通知公告', kind: 'notice' },
        { ...column, id: 'gfxwj', title: '规范性文件', kind: 'policy' },
        { ...column, id: 'jd', title: '政策解读', kind: 'interpretation' },
      ],
    }),
  )
  return id
}

export const aContent = (more: Partial<DocumentContent> = {}): DocumentContent => ({
  title: `关于做好测试工作的通知${newId().slice(-6)}`,
  documentNumber: '景测〔2026〕1号',
  jointIssuers: [],
  writtenOn: '2026-02-27',
  columnId: 'tz',
  theme: '0201',
  genre: 'notice',
  kind: null,
  attribute: 'active',
  ground: '',
  validUntil: null,
  keywords: ['测试'],
  abstract: '',
  body: '<p>各有关单位：</p><p>请按照要求做好冬季供暖保障工作。</p>',
  attachments: [],
  ...more,
})

/** A text that its three reviewers have approved and nobody has published yet. */
export async function anApproved(
  house: TestHouse,
  office: TestOffice,
  content: DocumentContent,
): Promise<string> {
  const { db, clock } = house.deps
  const id = await inTransaction(db, (tx) =>
    draftDocument(tx, clock, office.drafter.actor, office.bodyId, content),
  )
  await approveDrafted(house, office, id)
  return id
}

/** Takes a fresh draft through its three reviewers. */
export async function approveDrafted(house: TestHouse, office: TestOffice, id: string): Promise<void> {
  const { db, clock } = house.deps
  const files = openFileStore(house.deps.filesDir, house.deps.keys.vault)
  await inTransaction(db, (tx) => submitDocument(tx, clock, files, office.drafter.actor, id, 1))
  const [sent] = await reviewsOf(db, { kind: 'document', id })
  await inTransaction(db, (tx) =>
    signConfidentiality(tx, clock, office.reviewers[0]?.actor ?? office.drafter.actor, id, {
      outcome: 'clear',
      opinion: '不涉密',
      referredTo: '',
      digest: sent?.digest ?? '',
    }),
  )
  for (const reviewer of office.reviewers) {
    const [review] = await reviewsOf(db, { kind: 'document', id })
    if (!review) throw new Error('no review')
    await inTransaction(db, async (tx) => {
      const decision = { verdict: 'approve' as const, reason: '', digest: review.digest }
      const decided = await decide(tx, clock, reviewer.actor, review.id, decision)
      await onDocumentDecided(tx, clock, reviewer.actor, decided)
    })
  }
}

export async function aPublished(
  house: TestHouse,
  office: TestOffice,
  more: Partial<DocumentContent> = {},
): Promise<string> {
  const id = await anApproved(house, office, aContent(more))
  await inTransaction(house.deps.db, (tx) => publishDocument(tx, house.deps.clock, office.drafter.actor, id))
  return id
}
