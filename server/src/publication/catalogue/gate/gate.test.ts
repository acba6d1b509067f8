import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { verifyLedger } from '#foundation/ledger'
import { inTransaction } from '#platform/db'
import type { DocumentContent } from '#publication/catalogue'
import { aContent, anApproved, anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { keepingPages, useHouse } from '#test/harness'
import { aDocx, anIdCard, anXlsx, cell, paragraph, row, run } from '#test/leak-corpus'
import type { Person } from '#test/people'
import { checkLinks } from '../links/check-links.ts'
import { publishDocument, withdrawDocument } from '../publish-document.ts'
import { relateDocuments } from '../relations/relations.ts'
import { takeEffect } from '../validity/take-effect.ts'
import { destroyFiles, destroyLeak } from './destroy-leak.ts'

const house = useHouse()

async function call(
  person: Person | undefined,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
) {
  const headers = person ? { cookie: person.cookie } : {}
  return house().app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
}

async function upload(person: Person, name: string, content: Buffer) {
  return call(person, 'POST', '/api/uploads', { name, base64: content.toString('base64') })
}

async function draft(office: TestOffice, more: Partial<DocumentContent>): Promise<string> {
  const answer = await call(office.drafter, 'POST', '/api/documents', {
    bodyId: office.bodyId,
    content: aContent(more),
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id
}

const secret = anIdCard(77)
const book = anXlsx([
  { name: '公示', rows: row(1, cell('A1', '项目')) },
  { name: '底表', state: 'hidden', rows: row(1, cell('A1', secret)) },
])
const letter = aDocx(
  paragraph(
    `${run('请各单位执行。')}<w:del w:id="1" w:author="a"><w:r><w:delText>原定时间</w:delText></w:r></w:del>`,
  ),
)

async function readyOffice(): Promise<TestOffice> {
  const office = await anOffice(house())
  const known = await house()
    .deps.db.withTables<{ sites_column: { id: string } }>()
    .selectFrom('sites_column')
    .select('id')
    .where('id', '=', 'tz')
    .executeTakeFirst()
  if (!known) await aSite(house(), office.bodyId)
  return office
}

describe('the gate before review', () => {
  it('stops what hides in attachments, cleans it with one click, and keeps the original for the office only', async () => {
    const office = await readyOffice()
    const files = [
      (await upload(office.drafter, '名单.xlsx', book)).json(),
      (await upload(office.drafter, '通知.docx', letter)).json(),
    ]
    const id = await draft(office, { attachments: files })
    const { findings } = (await call(office.drafter, 'POST', `/api/documents/${id}/scan`)).json()
    expect(findings.map((found: { kind: string }) => found.kind)).toEqual(['id_card', 'hidden', 'hidden'])
    const refused = await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 1 })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().error.message).toContain(
      '附件《名单.xlsx》工作表“底表”A1（隐藏的工作表）：公民身份号码',
    )
    let version = 1
    for (const file of files) {
      const clean = { version, how: 'strip', fileId: file.fileId }
      const done = await call(office.drafter, 'POST', `/api/documents/${id}/clean`, clean)
      expect(done.statusCode, done.body).toBe(200)
      version = done.json().version
    }
    expect((await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version })).statusCode).toBe(
      200,
    )
    const original = `/api/documents/${id}/files/${files[0].fileId}`
    expect((await call(office.reviewers[0], 'GET', original)).statusCode).toBe(200)
    expect((await call((await anOffice(house())).drafter, 'GET', original)).statusCode).toBe(404)
    const seen = (await call(office.reviewers[0], 'GET', `/api/documents/${id}/scan`)).json()
    expect(seen.findings).toEqual([])
  })

  it('refuses a file with a secrecy mark before anything of it is kept', async () => {
    const office = await readyOffice()
    const answer = await upload(office.drafter, '材料.docx', aDocx(paragraph(run('机密★10年'))))
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'scan.secrecy'])
  })

  it('masks a number in the text across its tags, and lets a lawful notice name people with its basis', async () => {
    const office = await readyOffice()
    const body = `<p>申请人证件<strong>${secret.slice(0, 8)}</strong>${secret.slice(8)}。</p>`
    const id = await draft(office, { body })
    const masked = await call(office.drafter, 'POST', `/api/documents/${id}/clean`, {
      version: 1,
      how: 'mask',
      fileId: null,
    })
    expect(masked.statusCode, masked.body).toBe(200)
    const detail = (await call(office.drafter, 'GET', `/api/documents/${id}`)).json()
    expect(detail.content.body).toBe(`<p>申请人证件<strong>990102**</strong>******${secret.slice(14)}。</p>`)
    const notice = await draft(office, {
      body,
      publicNotice: { basis: '社会救助暂行办法第十一条', until: '2026-03-20' },
    })
    expect(
      (await call(office.drafter, 'POST', `/api/documents/${notice}/submit`, { version: 1 })).statusCode,
    ).toBe(200)
  })

  it('asks for ground, kind and next review of what is withheld, and for no text of a State secret', async () => {
    const office = await readyOffice()
    const withheld = {
      attribute: 'withheld' as const,
      ground: '定密责任人确定',
      groundCode: 'state_secret' as const,
    }
    const id = await draft(office, {
      ...withheld,
      title: '代号一',
      body: '<p>内容</p>',
      reviewOn: '2027-03-03',
    })
    const refused = await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 1 })
    expect(refused.json().error.code).toBe('documents.incomplete.body')
    const bare = await draft(office, { ...withheld, title: '代号一', body: '' })
    const undated = await call(office.drafter, 'POST', `/api/documents/${bare}/submit`, { version: 1 })
    expect(undated.json().error.code).toBe('documents.incomplete.reviewOn')
  })
})

describe('保密审查', () => {
  it('stands before publication as a record of its own; referred means waiting for the ruling', async () => {
    const office = await readyOffice()
    const id = await draft(office, {})
    await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 1 })
    const { frozen } = (await call(office.drafter, 'GET', `/api/documents/${id}`)).json()
    const opinion = {
      outcome: 'referred',
      opinion: '涉及未定事项',
      referredTo: '市国家保密局',
      digest: frozen.digest,
    }
    const sign = (payload: object) =>
      call(office.reviewers[0], 'POST', `/api/documents/${id}/confidentiality`, payload)
    expect((await sign({ ...opinion, referredTo: '' })).statusCode).toBe(422)
    expect((await sign({ ...opinion, digest: '0'.repeat(64) })).statusCode).toBe(409)
    expect((await sign(opinion)).statusCode).toBe(200)
    const emergency = () =>
      call(office.drafter, 'POST', `/api/documents/${id}/emergency`, { reason: '暴雨红色预警' })
    expect((await emergency()).json().error.code).toBe('documents.confidentiality_referred')
    const ruling = { ruling: 'clear', number: '景密函〔2026〕3号', on: '2026-03-03' }
    expect((await call(office.reviewers[0], 'POST', `/api/documents/${id}/ruling`, ruling)).statusCode).toBe(
      200,
    )
    // An emergency goes out before its reviews end; they go on and complete it.
    expect((await emergency()).statusCode).toBe(200)
    expect((await house().app.inject(`/documents/${id}`)).statusCode).toBe(200)
    const [review] = (await call(office.drafter, 'GET', `/api/documents/${id}/reviews`)).json()
    for (const reviewer of office.reviewers) {
      const decision = { verdict: 'approve', digest: frozen.digest }
      expect((await call(reviewer, 'POST', `/api/reviews/${review.id}/decision`, decision)).statusCode).toBe(
        200,
      )
    }
    const after = (await call(office.drafter, 'GET', `/api/documents/${id}`)).json()
    expect([after.state, after.emergency.reviewedAt !== null]).toEqual(['published', true])
  })

  it('refuses publication where nobody signed it', async () => {
    const office = await readyOffice()
    const id = await anApproved(house(), office, aContent())
    await house()
      .deps.db.withTables<{ catalogue_confidentiality: { document_id: string } }>()
      .deleteFrom('catalogue_confidentiality')
      .where('document_id', '=', id)
      .execute()
    const answer = await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
    expect(answer.json().error.code).toBe('documents.confidentiality_missing')
  })
})

describe('the schedule', () => {
  it('publishes at its time, takes a notice down after its last day, and raises an alarm for what fails', async () => {
    const office = await readyOffice()
    const { clock } = house()
    const content = aContent({ publicNotice: { basis: '公务员录用规定第三十条', until: '2026-03-10' } })
    const [good, bad] = [
      await anApproved(house(), office, content),
      await anApproved(house(), office, aContent()),
    ]
    for (const id of [good, bad]) {
      const at = { at: '2026-03-03T10:05:00+08:00' }
      expect((await call(office.drafter, 'POST', `/api/documents/${id}/schedule`, at)).statusCode).toBe(200)
    }
    const past = { at: '2026-03-01T09:00:00+08:00' }
    expect((await call(office.drafter, 'POST', `/api/documents/${good}/schedule`, past)).statusCode).toBe(422)
    await house()
      .deps.db.withTables<{ catalogue_confidentiality: { document_id: string } }>()
      .deleteFrom('catalogue_confidentiality')
      .where('document_id', '=', bad)
      .execute()
    // The program was off at five past; the next run makes up for it.
    clock.set('2026-03-03T10:15:00+08:00')
    await expect(house().jobs.runNow('catalogue.schedule')).rejects.toThrow()
    expect((await house().app.inject(`/documents/${good}`)).statusCode).toBe(200)
    const alarm = (await call(office.drafter, 'GET', `/api/documents/${bad}`)).json()
    expect(alarm.scheduleProblem).toBe('documents.confidentiality_missing')
    const inbox = (await call(office.drafter, 'GET', '/api/inbox')).json()
    expect(inbox).toContainEqual(expect.objectContaining({ id: bad, task: '定时办理失败', light: 'red' }))
    await call(office.drafter, 'POST', `/api/documents/${bad}/schedule`, { at: null })
    clock.set('2026-03-11T00:10:00+08:00')
    await house().jobs.runNow('catalogue.schedule')
    await house().settle()
    const gone = await house().app.inject(`/documents/${good}`)
    expect([gone.statusCode, gone.body.includes('公示期满')]).toEqual([410, true])
    clock.set('2026-03-03T10:00:00+08:00')
  })
})

describe('what happens later by itself', () => {
  it('withdraws at the hour settled beforehand and sends readers on to what took its place', async () => {
    const office = await readyOffice()
    const { clock } = house()
    const [old, successor] = [await aPublished(house(), office), await aPublished(house(), office)]
    const url = `/api/documents/${old}/schedule-withdrawal`
    const plan = { kind: 'superseded', reason: '已发布新的方案', redirectTo: successor }
    const at = '2026-03-05T09:00:00+08:00'
    expect((await call(office.drafter, 'POST', url, { at, plan: null })).statusCode).toBe(422)
    expect(
      (await call(office.drafter, 'POST', url, { at: '2026-03-01T09:00:00+08:00', plan })).statusCode,
    ).toBe(422)
    expect(
      (await call(office.drafter, 'POST', url, { at, plan: { ...plan, redirectTo: old } })).statusCode,
    ).toBe(422)
    expect((await call(office.drafter, 'POST', url, { at, plan })).statusCode).toBe(200)
    clock.set('2026-03-05T09:01:00+08:00')
    await house().jobs.runNow('catalogue.schedule')
    await house().settle()
    const gone = await house().app.inject(`/documents/${old}`)
    expect([gone.statusCode, gone.body.includes(`href="/documents/${successor}"`)]).toEqual([410, true])
    clock.set('2026-03-03T10:00:00+08:00')
  })

  it('makes a rule hold on its day, and with it repeals what it replaces', async () => {
    const office = await readyOffice()
    const { db, clock } = house().deps
    const rule = { kind: 'normative' as const, columnId: 'gfxwj' }
    const old = await aPublished(house(), office, rule)
    const fresh = await anApproved(house(), office, aContent({ ...rule, effectiveOn: '2026-04-01' }))
    await inTransaction(db, (tx) =>
      relateDocuments(
        tx,
        clock,
        office.drafter.actor,
        { id: fresh, bodyId: office.bodyId },
        {
          kind: 'replaces',
          to: old,
          outsideTitle: '',
          outsideUrl: '',
        },
      ),
    )
    await inTransaction(db, (tx) => publishDocument(tx, clock, office.drafter.actor, fresh))
    const page = async (id: string, mark: string) =>
      (await house().app.inject(`/documents/${id}?${mark}`)).body
    expect(await page(fresh, 'a')).toContain('本文件自 2026-04-01 起施行')
    expect(await page(old, 'a')).not.toContain('已于')
    house().clock.set('2026-04-01T00:20:00+08:00')
    expect(await takeEffect(db, clock)).toBe(1)
    expect(await page(fresh, 'b')).not.toContain('尚未生效')
    expect(await page(old, 'b')).toContain('已于 2026-04-01 废止')
    house().clock.set('2026-03-03T10:00:00+08:00')
  })

  it('finds links that failed twice running, and blames nobody while its own line is down', async () => {
    const office = await readyOffice()
    const { db, clock } = house().deps
    const gone = await aPublished(house(), office)
    await inTransaction(db, (tx) =>
      withdrawDocument(tx, clock, office.drafter.actor, gone, { kind: 'error', reason: '有误' }),
    )
    const addresses = Array.from({ length: 6 }, (_, at) => `https://www.example.gov.cn/${at}`)
    const body = [...addresses, `/documents/${gone}`].map((url) => `<p><a href="${url}">见</a></p>`).join('')
    const id = await aPublished(house(), office, { body })
    const signal = new AbortController().signal
    let down = true
    const outgoing = {
      fetch: async (url: string) => {
        if (down) throw new Error('no route')
        return { status: url.endsWith('/3') ? 404 : 200, headers: {}, body: Buffer.alloc(0), url }
      },
    }
    const broken = async () =>
      (await call(office.drafter, 'GET', '/api/catalogue/links'))
        .json()
        .links.map((link: { url: string; documentId: string }) => [link.documentId, link.url])
    await checkLinks(db, clock, outgoing, signal)
    await checkLinks(db, clock, outgoing, signal)
    expect(await broken()).toEqual([[id, `/documents/${gone}`]])
    down = false
    await checkLinks(db, clock, outgoing, signal)
    await checkLinks(db, clock, outgoing, signal)
    expect((await broken()).map(([, url]: string[]) => url).sort()).toEqual([
      `/documents/${gone}`,
      'https://www.example.gov.cn/3',
    ])
  })
})

describe('a leak that is destroyed', () => {
  keepingPages(house)

  it('is in no table and no file any more, and the ledger still proves itself', async () => {
    const planted = '机要员王铁柱的家庭情况'
    const office = await readyOffice()
    const { db, clock, keys, filesDir } = house().deps
    const store = openFileStore(filesDir, keys.vault)
    const file = (await upload(office.drafter, `${planted}.txt`, Buffer.from(planted))).json()
    const id = await aPublished(house(), office, {
      title: `${planted}通报`,
      body: `<p>${planted}如下。</p>`,
      abstract: planted,
      attachments: [file],
    })
    await house().settle()
    expect((await house().app.inject(`/documents/${id}`)).body).toContain(planted)
    expect((await house().app.inject(`/search?q=${encodeURIComponent('王铁柱')}`)).body).toContain(
      '家庭情况通报',
    )
    // What else may hold it: an autosave, what readers searched for, feeds and the dump.
    const copy = {
      document: id,
      version: 1,
      content: aContent({ title: `${planted}通报（修改）`, abstract: planted }),
    }
    expect((await call(office.drafter, 'PUT', '/api/working-copy', copy)).statusCode).toBe(200)
    await house().app.inject(`/search?q=${encodeURIComponent(`${planted}通报`)}`)
    const open = ['/columns/tz/feed.atom', '/columns/tz/feed.json', '/open/dump.jsonl', '/columns/tz', '/']
    const holding = async () => {
      const pages = await Promise.all(open.map((url) => house().app.inject(url)))
      return open.filter((_, at) => pages[at]?.body.includes(planted))
    }
    expect(await holding()).toEqual(open)
    expect(await tablesWith(planted)).toEqual(
      expect.arrayContaining(['public.search_asked', 'public.catalogue_document']),
    )
    await inTransaction(db, async (tx) => {
      await destroyFiles(tx, store, await destroyLeak(tx, clock, office.drafter.actor, id))
    })
    await house().settle()
    expect(await tablesWith(planted)).toEqual([])
    expect(await tablesWith(file.hash)).toEqual([])
    expect(await filesWith(filesDir, planted)).toEqual([])
    expect(await store.read(db, file.fileId)).toBeUndefined()
    expect(await holding()).toEqual([])
    const page = await house().app.inject(`/documents/${id}`)
    expect([page.statusCode, page.body.includes(planted)]).toEqual([410, false])
    expect((await house().app.inject(`/files/${file.fileId}/x`)).statusCode).toBe(404)
    expect((await house().app.inject(`/search?q=${encodeURIComponent('王铁柱')}`)).body).not.toContain(
      planted,
    )
    expect((await verifyLedger(db, keys.publicKeyPem)).faults).toEqual([])
    await expect(
      inTransaction(db, (tx) => publishDocument(tx, clock, office.drafter.actor, id)),
    ).rejects.toThrow('cannot_publish')
  })
})

async function tablesWith(text: string): Promise<string[]> {
  const { db } = house().deps
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } =
      await sql`select 1 from ${sql.table(name)} as t where strpos(t::text, ${text}) > 0 limit 1`.execute(db)
    if (rows.length > 0) found.push(name)
  }
  return found
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const found: string[] = []
  for (const entry of entries)
    if (entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(text))
      found.push(entry.name)
  return found
}
