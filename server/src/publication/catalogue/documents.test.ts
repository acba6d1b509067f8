import { beforeAll, describe, expect, it } from 'vitest'
import { verifyProof } from '#foundation/ledger'
import { createSite } from '#foundation/sites'
import { day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { type DocumentContent, documentStates } from './contract.ts'
import { type DocumentAct, move } from './document.ts'
import { proactiveFigures } from './figures.ts'

const house = useHouse()

beforeAll(async () => {
  const host = await aBody(house(), { kind: 'government' })
  const column = { parentId: null, statutoryItem: null, staleAfterDays: null }
  await inTransaction(house().deps.db, (tx) =>
    createSite(tx, {
      id: newId(),
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
      ],
    }),
  )
})

const content = (more: Partial<DocumentContent> = {}): DocumentContent => ({
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

async function anOffice(body?: string) {
  const bodyId = body ?? (await aBody(house()))
  const [drafter, head, deputy, chief] = await Promise.all([
    aPerson(house(), 'information_officer', bodyId),
    aPerson(house(), 'section_head', bodyId),
    aPerson(house(), 'deputy_head', bodyId),
    aPerson(house(), 'chief', bodyId),
  ])
  return { bodyId, drafter, head, deputy, chief }
}
type Office = Awaited<ReturnType<typeof anOffice>>

const call = (
  person: Person,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  payload?: object,
  headers: Record<string, string> = {},
) =>
  house().app.inject({
    method,
    url,
    headers: { cookie: person.cookie, ...headers },
    ...(payload ? { payload } : {}),
  })

async function draft(office: Office, more: Partial<DocumentContent> = {}): Promise<string> {
  const answer = await call(office.drafter, 'POST', '/api/documents', {
    bodyId: office.bodyId,
    content: content(more),
  })
  expect(answer.statusCode).toBe(201)
  return answer.json().id
}

async function approve(office: Office, id: string): Promise<void> {
  expect(
    (
      await call(office.drafter, 'POST', `/api/documents/${id}/submit`, {
        version: await versionOf(office, id),
      })
    ).statusCode,
  ).toBe(200)
  for (const reviewer of [office.head, office.deputy, office.chief]) {
    const [review] = (await call(reviewer, 'GET', `/api/documents/${id}/reviews`)).json()
    const decision = { verdict: 'approve', reason: '', digest: review.digest }
    if (reviewer === office.head) {
      const opinion = { outcome: 'clear', opinion: '不涉密', digest: review.digest }
      const signed = await call(reviewer, 'POST', `/api/documents/${id}/confidentiality`, opinion)
      expect(signed.statusCode).toBe(200)
    }
    expect((await call(reviewer, 'POST', `/api/reviews/${review.id}/decision`, decision)).statusCode).toBe(
      200,
    )
  }
}

async function versionOf(office: Office, id: string): Promise<number> {
  return (await call(office.drafter, 'GET', `/api/documents/${id}`)).json().version
}

async function publish(office: Office, more: Partial<DocumentContent> = {}): Promise<string> {
  const id = await draft(office, more)
  await approve(office, id)
  const answer = await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
  expect(answer.statusCode).toBe(200)
  return id
}

const page = (url: string) => house().app.inject({ method: 'GET', url })

describe('a document', () => {
  it('goes from draft through three people to the portal, byte for byte, with a proof', async () => {
    const office = await anOffice()
    const id = await draft(office)
    expect((await page(`/documents/${id}`)).statusCode).toBe(404)
    await approve(office, id)
    const frozen = (await call(office.drafter, 'GET', `/api/documents/${id}`)).json().frozen.digest
    const published = await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
    expect(published.json().indexNumber).toMatch(/\/2026-00001$/)
    const article = await page(`/documents/${id}`)
    expect(article.statusCode).toBe(200)
    expect(article.body).toContain('冬季供暖保障')
    expect(article.body).toContain('name="ArticleTitle"')
    await house().settle()
    await expect
      .poll(async () => (await page(`/documents/${id}/proof.json`)).statusCode, { timeout: 5_000 })
      .toBe(200)
    const proof = (await page(`/documents/${id}/proof.json`)).json()
    expect(proof.digest).toBe(frozen)
    expect(verifyProof(proof.proof, proof.publicKey)).toBe(true)
  })

  it('is found by search, and forgotten with its withdrawal, which leaves a tombstone', async () => {
    const office = await anOffice()
    const id = await publish(office, { title: '关于公布琉璃瓦烧制技艺保护名录的公告' })
    await house().settle()
    expect((await page(`/search?q=${encodeURIComponent('琉璃瓦 名录')}`)).body).toContain(`/documents/${id}`)
    expect((await page(`/documents/${id}`)).statusCode).toBe(200)
    const withdrawal = { kind: 'error', reason: '名录附表有误，更正后重新发布。' }
    expect((await call(office.drafter, 'POST', `/api/documents/${id}/withdraw`, withdrawal)).statusCode).toBe(
      200,
    )
    await house().settle()
    house().cache.heard([])
    expect((await page(`/search?q=${encodeURIComponent('琉璃瓦 名录')}`)).body).not.toContain(
      `/documents/${id}`,
    )
  })

  it('comes back with the reason and is sent again as a new edition', async () => {
    const office = await anOffice()
    const id = await draft(office)
    await call(office.drafter, 'POST', `/api/documents/${id}/submit`, {
      version: await versionOf(office, id),
    })
    const [review] = (await call(office.head, 'GET', `/api/documents/${id}/reviews`)).json()
    const back = { verdict: 'return', reason: '请补充联系电话', digest: review.digest }
    expect((await call(office.head, 'POST', `/api/reviews/${review.id}/decision`, back)).json()).toEqual({
      outcome: 'returned',
    })
    const inbox = (await call(office.drafter, 'GET', '/api/inbox')).json()
    expect(inbox).toContainEqual(expect.objectContaining({ id, task: '修改' }))
    await approve(office, id)
    expect((await call(office.drafter, 'GET', `/api/documents/${id}`)).json().editions).toHaveLength(2)
  })

  it('cannot be changed while it is under review, nor overwritten by a second officer', async () => {
    const office = await anOffice()
    const id = await draft(office)
    const save = (version: number) =>
      call(office.drafter, 'PUT', `/api/documents/${id}`, { version, content: content() })
    expect((await save(1)).json()).toEqual({ version: 2 })
    expect((await save(1)).json().error.code).toBe('documents.changed_meanwhile')
    await call(office.drafter, 'POST', `/api/documents/${id}/submit`, { version: 2 })
    expect((await save(3)).json().error.code).toBe('documents.cannot_edit')
  })

  it('is named by texts like it for as long as it stands', async () => {
    const office = await anOffice()
    const keywords = ['湿地保护']
    const id = await publish(office, { title: '湿地名录', keywords })
    const other = await publish(office, { title: '湿地巡护办法', keywords })
    const shown = async () => {
      await house().settle()
      return (await page(`/documents/${other}`)).body
    }
    expect(await shown()).toContain('湿地名录')
    const withdrawal = { kind: 'error', reason: '名录附表有误，更正后重新发布。' }
    await call(office.drafter, 'POST', `/api/documents/${id}/withdraw`, withdrawal)
    expect(await shown()).not.toContain('湿地名录')
  })

  it('stays on line as it was while a new edition is being prepared', async () => {
    const office = await anOffice()
    const id = await publish(office, { title: '第一版标题' })
    await call(office.drafter, 'POST', `/api/documents/${id}/revise`)
    await call(office.drafter, 'PUT', `/api/documents/${id}`, {
      version: await versionOf(office, id),
      content: content({ title: '第二版标题', columnId: 'gfxwj' }),
    })
    // Officers know it by what they are writing; the public sees nothing of a text that nobody has approved.
    const listed = await call(office.drafter, 'GET', `/api/documents?q=${encodeURIComponent('第二版')}`)
    expect(listed.json().rows.map((row: { title: string }) => row.title)).toEqual(['第二版标题'])
    const places = [`/documents/${id}`, '/columns/tz', '/', `/bodies/${office.bodyId}`, '/archive/2026-03']
    const readAnew = async () => {
      await house().settle()
      return Promise.all(places.map(async (at) => (await page(at)).body))
    }
    for (const [at, body] of (await readAnew()).entries()) {
      expect(body, places[at]).not.toContain('第二版标题')
      if (at < 2) expect(body, places[at]).toContain('第一版标题')
    }
    expect((await page('/columns/gfxwj')).body).not.toContain('第一版标题')
    await approve(office, id)
    await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
    await house().settle()
    expect((await page(`/documents/${id}`)).body).toContain('第二版标题')
    expect((await page('/columns/gfxwj')).body).toContain('第二版标题')
    expect((await page('/columns/tz')).body).not.toContain('第二版标题')
  })

  it('does not exist for officers of another body', async () => {
    const office = await anOffice()
    const foreign = await anOffice()
    const id = await draft(office)
    for (const [method, url] of [
      ['GET', `/api/documents/${id}`],
      ['POST', `/api/documents/${id}/recall`],
      ['POST', `/api/documents/${id}/publish`],
    ] as const) {
      expect((await call(foreign.drafter, method, url)).statusCode).toBe(404)
    }
    const planted = await call(foreign.drafter, 'POST', '/api/documents', {
      bodyId: office.bodyId,
      content: content(),
    })
    expect(planted.statusCode).toBe(404)
  })

  it('loses every script on its way in', async () => {
    const office = await anOffice()
    const body =
      '<p onclick="steal()">正文<script>steal()</script><img src=x onerror=steal()><a href="javascript:steal()">链接</a></p>'
    const id = await publish(office, { body, title: '<script>steal()</script>的通知' })
    const article = await page(`/documents/${id}`)
    expect(article.body).not.toContain('<script>steal')
    expect(article.body).not.toMatch(/onclick|onerror|javascript:/)
    expect(article.body).toContain('正文')
  })

  it('is begun once when the same form is sent twice', async () => {
    const office = await anOffice()
    const send = () =>
      call(
        office.drafter,
        'POST',
        '/api/documents',
        { bodyId: office.bodyId, content: content() },
        { 'idempotency-key': 'form-1' },
      )
    const [first, second] = await Promise.all([send(), send()])
    expect(first.json()).toEqual(second.json())
  })

  it('gets an index number of its own, however many are published at once', async () => {
    const office = await anOffice()
    const ids = await Promise.all(Array.from({ length: 16 }, () => draft(office)))
    for (const id of ids) await approve(office, id)
    const answers = await Promise.all(
      ids.map((id) => call(office.drafter, 'POST', `/api/documents/${id}/publish`)),
    )
    expect(new Set(answers.map((answer) => answer.json().indexNumber)).size).toBe(16)
  })

  it('hangs its files on the published edition only', async () => {
    const office = await anOffice()
    const upload = await call(office.drafter, 'POST', '/api/uploads', {
      name: '附表.txt',
      base64: Buffer.from('附表内容').toString('base64'),
    })
    const file = upload.json()
    const id = await draft(office, { attachments: [file] })
    expect((await page(`/files/${file.fileId}/x`)).statusCode).toBe(404)
    // Nobody publishes a file of others by naming its id, neither as an attachment nor as a picture of the text.
    const stranger = await anOffice()
    for (const taken of [
      { attachments: [file] },
      { body: `<p>图</p><img src="/files/${file.fileId}/x" alt="图">` },
    ]) {
      const drafted = await call(stranger.drafter, 'POST', '/api/documents', {
        bodyId: stranger.bodyId,
        content: content(taken),
      })
      expect([drafted.statusCode, drafted.json().error?.code]).toEqual([422, 'documents.foreign_file'])
    }
    await approve(office, id)
    await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
    expect((await page(`/files/${file.fileId}/x`)).body).toBe('附表内容')
    const disguised = await call(office.drafter, 'POST', '/api/uploads', {
      name: '表.pdf',
      base64: Buffer.from('MZ').toString('base64'),
    })
    expect(disguised.json().error.code).toBe('documents.file_type')
  })

  it('plays a recording where it stands, with its captions, and sends the part a player asks for', async () => {
    const office = await anOffice()
    const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypisom'), Buffer.alloc(4_000, '影')])
    const uploaded = async (name: string, bytes: Buffer) =>
      (await call(office.drafter, 'POST', '/api/uploads', { name, base64: bytes.toString('base64') })).json()
    const captions = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\n各位好。\n')
    const attachments = [await uploaded('讲解(1).mp4', film), await uploaded('讲解(1).vtt', captions)]
    const id = await draft(office, { attachments })
    await approve(office, id)
    await call(office.drafter, 'POST', `/api/documents/${id}/publish`)
    const [video, track] = attachments.map(({ fileId }) => `/files/${fileId}/`)
    const shown = (await page(`/documents/${id}`)).body
    expect(shown).toMatch(
      new RegExp(`<video controls[^>]* src="${video}[^"]+"[^>]*><track kind="captions" src="${track}`),
    )

    const part = async (range: string) => {
      const { statusCode, headers, rawPayload } = await house().app.inject({
        url: `${video}x`,
        headers: { range },
      })
      return [statusCode, headers['content-range'], rawPayload] as const
    }
    expect(await part('bytes=4-11')).toEqual([206, `bytes 4-11/${film.length}`, film.subarray(4, 12)])
    expect(await part('bytes=-3')).toEqual([
      206,
      `bytes ${film.length - 3}-${film.length - 1}/${film.length}`,
      film.subarray(-3),
    ])
    expect((await part(`bytes=${film.length}-`)).slice(0, 2)).toEqual([416, `bytes */${film.length}`])
    // Several parts at once are lawfully answered with the whole.
    expect(await part('bytes=0-1,4-5')).toEqual([200, undefined, film])
    expect((await page(`${video}x`)).headers['content-disposition']).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent('讲解')}%281%29.mp4`,
    )
  })

  it('counts in 表二 by the day of signing and the day of repeal', async () => {
    const office = await anOffice()
    const { db } = house().deps
    const id = await publish(office, { kind: 'normative', columnId: 'gfxwj', writtenOn: '2025-06-01' })
    const scope = (year: number) => ({
      from: day(`${year}-01-01`),
      until: day(`${year}-12-31`),
      bodies: [office.bodyId],
    })
    expect(Object.fromEntries(await proactiveFigures.count(db, scope(2025)))).toEqual({
      'proactive.normativeDocuments.made': 1,
      'proactive.normativeDocuments.inForce': 1,
    })
    await call(office.drafter, 'POST', `/api/documents/${id}/repeal`, {
      on: '2026-03-01',
      by: '景测〔2026〕2号',
    })
    expect(Object.fromEntries(await proactiveFigures.count(db, scope(2026)))).toEqual({
      'proactive.normativeDocuments.repealed': 1,
    })
    expect(
      await proactiveFigures.records(db, scope(2025), 'proactive.normativeDocuments.made'),
    ).toMatchObject([{ id, day: '2025-06-01' }])
  })
})

describe('the states of a document', () => {
  const allowed: Record<string, readonly DocumentAct[]> = {
    draft: ['edit', 'submit', 'withdraw'],
    returned: ['edit', 'submit', 'withdraw'],
    in_review: ['return', 'approve', 'recall', 'withdraw'],
    approved: ['publish', 'revise', 'withdraw'],
    published: ['revise', 'withdraw'],
    withdrawn: [],
  }
  it.each(documentStates.map((state) => ({ state })))('$state allows its acts and no other', ({ state }) => {
    const acts: DocumentAct[] = [
      'edit',
      'submit',
      'return',
      'approve',
      'recall',
      'publish',
      'withdraw',
      'revise',
    ]
    expect(acts.filter((act) => move(state, act) !== undefined).sort()).toEqual(
      [...(allowed[state] ?? [])].sort(),
    )
  })
})
