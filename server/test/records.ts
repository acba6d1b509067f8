import { sql } from 'kysely'
import { keepAnswer, submitCase } from '#engagement/cases'
import { draftConsultation } from '#engagement/consultations'
import { draftInterview } from '#engagement/interviews'
import { type Finding, takeFinding } from '#engagement/opinion'
import { draftSurvey } from '#engagement/surveys'
import { openFileStore } from '#foundation/files'
import { openReview } from '#foundation/review'
import { createSite } from '#foundation/sites'
import { openReport } from '#oversight/annual-report'
import { day } from '#platform/clock'
import { newId, sha256 } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { draftDocument, enterWithheldItem, planRelease } from '#publication/catalogue'
import { draftService, serviceContent } from '#publication/services'
import { openComplaint, openRemedy } from '#requests/remedies'
import { submitRequest } from '#requests/requests'
import type { TestHouse } from './harness.ts'
import { aPerson } from './people.ts'

/** One record of each kind in a body, by the address under which the API has it. */
export async function recordsOf(house: TestHouse, body: string): Promise<ReadonlyMap<string, string>> {
  const { db, clock, keys, filesDir } = house.deps
  const [drafter, officer] = await Promise.all([
    aPerson(house, 'information_officer', body),
    aPerson(house, 'disclosure_office', body),
  ])
  for (const role of ['section_head', 'deputy_head', 'chief'] as const) await aPerson(house, role, body)
  return inTransaction(db, async (tx) => {
    const column = `c${newId().slice(-8)}`
    await createSite(tx, {
      id: newId(),
      name: '测试站点',
      shortName: '测试',
      domain: '',
      idCode: '',
      icp: '',
      police: '',
      hostBodyId: body,
      contact: '',
      columns: [
        {
          id: column,
          parentId: null,
          title: '通知公告',
          kind: 'notice',
          statutoryItem: null,
          staleAfterDays: null,
        },
      ],
      host: column,
    })
    const document = await draftDocument(tx, clock, drafter.actor, body, {
      title: '一份文件',
      documentNumber: '',
      jointIssuers: [],
      writtenOn: '2026-03-02',
      columnId: column,
      theme: '0201',
      genre: 'circular',
      kind: null,
      attribute: 'active',
      ground: '',
      validUntil: null,
      keywords: [],
      abstract: '',
      body: '<p>正文</p>',
      attachments: [],
    })
    const subject = { kind: 'test', id: newId(), body, title: '送审', digest: sha256('text') }
    const { id: request } = await submitRequest(
      tx,
      clock,
      keys.vault,
      officer.actor,
      {
        bodyId: body,
        applicantType: 'naturalPerson',
        name: '某人',
        documentKind: '居民身份证',
        documentNumber: '1',
        phone: '1',
        email: '',
        address: '',
        contact: '',
        asked: '某信息',
        wantedForm: 'paper',
        deliveryWay: 'post',
      },
      { channel: 'counter', arrivedOn: clock.today() },
    )
    const { id: letter } = await submitCase(
      tx,
      clock,
      keys.vault,
      undefined,
      {
        channel: 'department',
        bodyId: body,
        matter: '咨询',
        title: '某事由',
        asked: '某具体情况',
        place: '',
        name: '某人',
        phone: '1',
        email: '',
        consent: false,
      },
      { cameBy: 'online' },
    )
    const cleanup = newId()
    await sql`insert into catalogue_cleanup (id, body_id, title, as_of, opened_by, opened_at)
      values (${cleanup}, ${body}, '文件清理', '2026-03-02', ${officer.actor.id}, ${clock.now()})`.execute(tx)
    const imported = newId()
    await sql`insert into catalogue_import (id, body_id, name, state, created_by, created_at)
      values (${imported}, ${body}, '旧站', 'checked', ${officer.actor.id}, ${clock.now()})`.execute(tx)
    const handover = newId()
    await sql`insert into catalogue_handover (id, body_id, receiver, retention, until_day, made_by, made_at)
      values (${handover}, ${body}, '档案馆', 'y30', '2026-03-02', ${officer.actor.id}, ${clock.now()})`.execute(
      tx,
    )
    const release = await planRelease(tx, clock, drafter.actor, {
      bodyId: body,
      title: '统计公报',
      on: clock.today(),
      note: '',
    })
    const withheld = await enterWithheldItem(tx, clock, officer.actor, {
      bodyId: body,
      title: '内部事务',
      groundCode: 'internal',
      basis: '条例第十六条第一款',
      from: '2026-03-02',
    })
    const gazette = newId()
    await sql`insert into gazette_issue (id, body_id, year, state, created_by, created_at)
      values (${gazette}, ${body}, 2026, 'draft', ${officer.actor.id}, ${clock.now()})`.execute(tx)
    const topic = newId()
    await sql`insert into topics_topic (id, site_id, body_id, title, state, opened_on)
      select ${topic}, id, ${body}, '专题', 'open', '2026-03-02' from sites_site limit 1`.execute(tx)
    const page = await openFileStore(filesDir, keys.vault).put(tx, {
      class: 'private',
      name: '材料.pdf',
      mediaType: 'application/pdf',
      content: Buffer.from('%PDF-1'),
    })
    const copy = newId()
    await sql`insert into redaction_copy (id, request_id, body_id, name, source_file, pages_file, page_count, state,
      digest, result_file, created_by, created_at) values (${copy}, ${request}, ${body}, '材料.pdf', ${page.id}, ${page.id}, 1,
      'done', ${sha256('marks')}, ${page.id}, ${officer.actor.id}, ${clock.now()})`.execute(tx)
    const correction = newId()
    await sql`insert into corrections_correction (id, number, code_hash, body_id, person_id, record, wrong, wanted, received_on, created_at)
      values (${correction}, ${correction}, ${sha256('x')}, ${body}, ${newId()}, '登记表', '甲', '乙', '2026-03-02', ${clock.now()})`.execute(
      tx,
    )
    const mail = newId()
    const sealed = keys.vault.seal(
      JSON.stringify({ fromName: '', fromAddress: '', subject: '', text: '', leftOut: [] }),
      `requests_mail.sealed:${mail}`,
    )
    await sql`insert into requests_mail (id, body_id, message_key, sealed, arrived_on)
      values (${mail}, ${body}, ${sha256(mail)}, ${sealed}, '2026-03-02')`.execute(tx)
    const remedy = { kind: 'reconsideration' as const, organ: '市政府', acceptedOn: day('2026-03-02') }
    const service = await draftService(tx, clock, drafter.actor, {
      bodyId: body,
      content: serviceContent.parse({ name: '一项服务', kind: 'licence', audience: ['person'] }),
    })
    return new Map([
      ['/api/documents/', document],
      ['/api/cleanups/', cleanup],
      ['/api/imports/', imported],
      ['/api/handovers/', handover],
      ['/api/releases/', release],
      ['/api/withheld-items/', withheld],
      ['/api/gazettes/', gazette],
      ['/api/topics/', topic],
      ['/api/services/', service],
      ['/api/requests/', request],
      ['/api/request-mails/', mail],
      ['/api/corrections/', correction],
      ['/api/redactions/', copy],
      ['/api/cases/', letter],
      ['/api/evidence/:kind/', letter],
      ['/api/case-answers/', await keepAnswer(tx, clock, officer.actor, undefined, anAnswer)],
      ['/api/consultations/', await draftConsultation(tx, clock, drafter.actor, aDraft(body))],
      ['/api/interviews/', await draftInterview(tx, clock, drafter.actor, anInterview(body))],
      ['/api/opinion/', (await takeFinding(tx, clock, undefined, aFinding(body, clock.now()))) ?? ''],
      ['/api/surveys/', await draftSurvey(tx, clock, drafter.actor, aQuestionnaire(body))],
      ['/api/remedies/', await openRemedy(tx, clock, officer.actor.id, { request, body }, remedy)],
      [
        '/api/complaints/',
        (
          await openComplaint(tx, clock, officer.actor.id, {
            bodyId: body,
            requestNumber: '',
            cameFrom: '来信',
            receivedOn: clock.today(),
            matter: '某事项',
          })
        ).id,
      ],
      ['/api/reports/', await openReport(tx, clock, officer.actor, body, 2025, 'own')],
      ['/api/reviews/', await openReview(tx, clock, drafter.actor, subjectOf(subject))],
    ])
  })
}

const aDraft = (bodyId: string) => ({
  ...{
    bodyId,
    kind: 'normative' as const,
    title: '征求意见',
    explanation: '<p>说明</p>',
    draft: '<p>草案</p>',
  },
  ...{ contact: '来信', closesOn: '2026-12-31', shortReason: '', anonymous: true, showsComments: true },
})

const anInterview = (bodyId: string) => ({
  ...{
    bodyId,
    title: '访谈',
    intro: '内容',
    host: '主持人',
    guests: [{ name: '某人', title: '局长', chief: true }],
  },
  ...{ startsAt: '2026-03-10T09:00:00+08:00', endsAt: '2026-03-10T10:00:00+08:00' },
})

const anAnswer = {
  ...{ version: 0, matter: '', question: '路灯怎样报修', answer: '拨打报修电话。' },
  ...{ source: '', reviewOn: '', active: true },
}

const aFinding = (bodyId: string, foundAt: Date): Finding => ({
  ...{ bodyId, title: '一条舆情', text: '', source: '来源', url: '', outerId: null },
  ...{ cameBy: 'hand', publishedAt: null, foundAt, severity: 'general' },
})

const aQuestionnaire = (bodyId: string) => ({
  ...{
    bodyId,
    kind: 'survey' as const,
    title: '调查',
    intro: '目的',
    onceBy: 'device' as const,
    quota: null,
  },
  closesOn: '2026-12-31',
  questions: [
    {
      ...{ key: 'q1', type: 'text' as const, label: '意见', required: false, options: [], rows: [], most: 0 },
      ...{ showIf: null, quotas: {}, satisfaction: false },
    },
  ],
})

/** A document's route serves for a subject that no room listens to. */
const subjectOf = <T extends { kind: string }>(subject: T) => ({ ...subject, kind: 'document' })
