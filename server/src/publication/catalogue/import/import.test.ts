import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { inTransaction } from '#platform/db'
import { bringIn, runCrawls, runImports } from '#publication/catalogue'
import { aContent, anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { anIdCard } from '#test/leak-corpus'
import { aBody, aPerson, type Person } from '#test/people'
import { destroyLeak } from '../gate/destroy-leak.ts'
import { checkRow, dayOf, fieldsOf } from './check-rows.ts'
import { decodeText, parseCsv } from './read-table.ts'

const house = useHouse()
let office: TestOffice
let officer: Person
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
  office = await anOffice(house())
  officer = await aPerson(house(), 'disclosure_office', office.bodyId)
})
const call = (method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({
    method,
    url,
    headers: { cookie: officer.cookie },
    ...(payload ? { payload } : {}),
  })
const check = (text: string, more: object = {}) =>
  call('POST', '/api/imports', {
    bodyId: office.bodyId,
    name: '旧站文件',
    columnId: 'tz',
    file: { name: '导出.csv', base64: Buffer.from(text).toString('base64') },
    ...more,
  })

describe('reading an export', () => {
  it('takes quoted cells with commas, quotes and line breaks, and text in GB 18030 with rare characters', () => {
    expect(parseCsv('标题,正文\r\n"甲,""乙""","一\n二"\n\n')).toEqual([
      ['标题', '正文'],
      ['甲,"乙"', '一\n二'],
    ])
    expect(decodeText(Buffer.from([0xc4, 0xfa, 0xba, 0xc3]))).toBe('您好')
    expect(decodeText(Buffer.from('𠮷'))).toBe('𠮷')
  })

  it.each([
    ['2016/3/2', '2016-03-02'],
    ['2016年12月31日', '2016-12-31'],
    ['20160302', '2016-03-02'],
    ['2016-03-02 10:11:12', '2016-03-02'],
    ['2016-02-30', undefined],
    ['昨天', undefined],
  ])('reads %s as %s', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })
})

describe('bringing an old site in', () => {
  it('says of every row what is wrong before anything is published, then brings the rest in, and takes all back', async () => {
    const text = [
      '名称,正文,发布日期,索引号,栏目,原网址',
      '旧站第一份,"<p>正文<script>alert(1)</script></p>",2015/6/1,014416330/2015-00001,,http://old/1',
      '旧站第二份,第二份正文,2016-07-02,,规范性文件,http://old/2',
      '没有日期,正文,,,,',
      '栏目不对,正文,2016-07-02,,没有这个栏目,',
      '重号,正文,2016-07-02,014416330/2015-00001,,',
      '没有正文,,2016-07-02,,,',
    ].join('\n')
    expect((await check(text)).json().error.code).toBe('import.headings')
    const { id } = (await check(text, { mapping: { title: '名称' } })).json()
    const report = async () => (await call('GET', `/api/imports/${id}`)).json()
    const dry = await report()
    expect(dry).toMatchObject({ state: 'checked', ready: 2, refused: 4, imported: 0 })
    expect(
      dry.rows.filter((row: { problem: string }) => row.problem).map((row: { no: number }) => row.no),
    ).toEqual([3, 4, 5, 6])
    const lines = (await call('GET', `/api/imports/${id}/report`)).body.trim().split('\r\n')
    // The headings, six rows, and who took the table out.
    expect(lines).toHaveLength(8)
    expect(lines[3]).toContain('不能导入')
    expect((await house().app.inject('/open/v1/documents')).json().items).toEqual([])
    expect((await call('POST', `/api/imports/${id}/run`)).statusCode).toBe(200)
    expect(await runImports(house().deps.db, house().clock)).toBe(2)
    expect(await runImports(house().deps.db, house().clock)).toBe(0)
    const done = await report()
    expect(done).toMatchObject({ state: 'done', ready: 0, imported: 2 })
    const [first] = done.rows.filter((row: { outcome: string }) => row.outcome === 'imported')
    const page = (await house().app.inject(`/documents/${first.documentId}`)).body
    expect(page).toContain('014416330/2015-00001')
    expect(page).toContain('2015-06-01')
    expect(page).not.toContain('alert(1)')
    expect((await call('POST', `/api/imports/${id}/run`)).statusCode).toBe(409)
    expect((await call('POST', `/api/imports/${id}/undo`)).json()).toEqual({ documents: 2 })
    expect((await house().app.inject(`/documents/${first.documentId}?again`)).statusCode).toBe(410)
    expect((await call('POST', `/api/imports/${id}/undo`)).statusCode).toBe(409)
    // The same export, corrected, may bring the same number again.
    expect((await (await check(text, { mapping: { title: '名称' } })).json()).id).not.toBe(id)
  })

  it('leaves exactly what the use cases leave: the same rows, edition and ledger entry', async () => {
    const { db, clock } = house().deps
    const content = aContent({ title: '两条路一个结果', kind: 'normative' })
    const by = await aPublished(house(), office, content)
    const [bulk = ''] = await inTransaction(db, (tx) =>
      bringIn(tx, clock, office.drafter.actor.id, office.bodyId, 'x', [
        { content, indexNumber: 'X/1', publishedOn: '2026-03-03' },
      ]),
    )
    const shapeOf = async (id: string) => {
      const { rows } = await sql<Record<string, unknown>>`
        select d.body_id, d.column_id, d.state, d.content, d.title, d.document_number, d.written_on, d.genre, d.theme,
          d.kind, d.validity, d.frozen_edition = d.published_edition as frozen, e.no,
          e.canonical::jsonb - 'document' as canonical, e.digest = sha256(convert_to(e.canonical, 'UTF8')) as digest
        from catalogue_document d join catalogue_edition e on e.id = d.published_edition where d.id = ${id}`.execute(
        db,
      )
      const entry = await sql<{ keys: string[] }>`
        select array(select jsonb_object_keys(payload) order by 1) as keys, kind, subject_kind, body_id, actor_id
        from ledger_entry where subject_id = ${id} and kind = 'document.published'`.execute(db)
      const keys = entry.rows[0]?.keys.filter((key) => key !== 'import')
      return { row: rows[0], entry: { ...entry.rows[0], keys } }
    }
    expect(await shapeOf(bulk)).toEqual(await shapeOf(by))
  })
})

describe('a row of an old export', () => {
  const lists = {
    columns: new Map(),
    themes: new Map(),
    genres: new Map(),
    files: new Map([
      [
        '办法.pdf',
        {
          fileId: '0199a000-0000-7000-8000-000000000001',
          name: '办法.pdf',
          mediaType: 'application/pdf',
          size: 9,
          hash: 'aa',
        },
      ],
    ]),
  }
  const fields = fieldsOf(['标题', '正文', '发布日期', '附件'], {})
  const row = (body: string, file = '') =>
    checkRow(1, fields, ['通知', body, '2020-01-02', file], { columnId: 'tz', today: '2026-01-01' }, lists)

  it('takes its files from beside the table, and may be nothing but a file', () => {
    expect(row('', '办法.pdf').content?.attachments.map((file) => file.name)).toEqual(['办法.pdf'])
    expect(row('正文', '没有.pdf').problem).toBe('没有随表上传附件“没有.pdf”')
  })

  it('brings in no secrecy mark and no number of a person', () => {
    expect(row('机密★10年').problem).toContain('密级标志')
    expect(row(`身份证${anIdCard(3)}`).problem).toContain('公民身份号码')
    expect(row(`身份证${anIdCard(3)}`).problem).not.toContain(anIdCard(3))
  })
})

describe('an old site without an export', () => {
  const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  const site: Record<string, string | Buffer> = {
    '/tzgg/old.doc': compound,
    '/tzgg/program.doc': Buffer.concat([compound, Buffer.from('_VBA_PROJECT', 'utf16le')]),
    '/tzgg/':
      '<a href="a.html">甲</a><a href="b.html?id=2">乙</a><a href="/other/b.html">别处</a><a href="gone.html">没了</a>',
    '/tzgg/a.html':
      '<meta name="ArticleTitle" content="关于停水的通知"><meta name="PubDate" content="2019-05-06 10:00"><div class="nav"><div>导航</div></div><div class="TRS_Editor"><div><p>停水两天。</p><img src="p.png"><img src="gone.png"><a href="f.pdf">附件</a><a href="old.doc">申请表</a><a href="program.doc">填报</a><a href="../zc/">政策</a></div></div><div>页脚</div>',
    '/tzgg/b.html':
      '<meta name="ArticleTitle" content="关于恢复供水的通知"><meta name="PubDate" content="2019-05-08"><div class="TRS_Editor"><p>见<a href="./a.html#p2">前一通知</a>和<a href="/tzgg/f.pdf">它的附件</a>、<a href="#top">页首</a>、<a href="mailto:a@b.cn">邮箱</a>。</p></div>',
    '/tzgg/f.pdf': '%PDF-1.4',
    '/tzgg/p.png': 'xPNG',
    '/other/b.html':
      '<meta name="ArticleTitle" content="别处"><meta name="PubDate" content="2019-01-01"><div id="zoom">正文</div>',
  }
  const outgoing = {
    async fetch(url: string) {
      const found = site[new URL(url).pathname]
      const type = /\.(pdf|png|doc)$/.test(url) ? 'application/octet-stream' : 'text/html'
      return {
        status: found === undefined ? 404 : 200,
        headers: { 'content-type': type },
        body: Buffer.isBuffer(found) ? found : Buffer.from(found ?? ''),
        url,
      }
    },
  }

  it('is read page by page beneath its start, checked, and brought in with its files', async () => {
    const { db, clock, filesDir, keys } = house().deps
    const begun = await call('POST', '/api/imports/crawl', {
      bodyId: office.bodyId,
      name: '旧站通知',
      start: 'http://old.example.gov.cn/tzgg/',
      columnId: 'tz',
    })
    expect(begun.statusCode, begun.body).toBe(201)
    const store = openFileStore(filesDir, keys.vault)
    await runCrawls(db, clock, store, outgoing, new AbortController().signal)
    const report = (await call('GET', `/api/imports/${begun.json().id}`)).json()
    expect([report.state, report.ready]).toEqual(['checked', 2])
    expect(report.problem).toContain('gone.html')
    expect(report.rows[0]).toMatchObject({
      title: '关于停水的通知',
      source: 'http://old.example.gov.cn/tzgg/a.html',
    })
    await call('POST', `/api/imports/${begun.json().id}/run`)
    await runImports(db, clock)
    const done = (await call('GET', `/api/imports/${begun.json().id}`)).json()
    const page = await house().app.inject(`/documents/${done.rows[0].documentId}`)
    expect(page.body).toContain('停水两天。')
    expect(page.body).toMatch(/f\.pdf/)
    expect(page.body).toMatch(/<img src="\/files\/[^"]+p\.png" alt="关于停水的通知"/)
    expect(page.body).toContain('http://old.example.gov.cn/zc/')
    expect(report.rows[0].problem).toContain('1 张图片')
    // A kind of file that nobody hands in today comes along all the same, but none with a program inside.
    const [, form = ''] = /href="(\/files\/[^"]+old\.doc)"/.exec(page.body) ?? []
    expect((await house().app.inject(form)).headers['content-type']).toBe('application/msword')
    expect(page.body).toContain('http://old.example.gov.cn/tzgg/program.doc')
    expect(report.rows[0].problem).toContain('2 处链接指向没有读到的旧网页')
    expect(page.body).not.toContain('页脚</div>')
  })

  it('leads on from its old addresses: links among its pages, bookmarks, files, the column itself, until it is undone', async () => {
    const { db, clock } = house().deps
    const batches: { id: string; name: string }[] = (await call('GET', '/api/imports')).json()
    const batch = batches.find(({ name }) => name === '旧站通知')?.id
    const { rows, redirects } = (await call('GET', `/api/imports/${batch}`)).json()
    const [first, second] = rows.map(({ documentId }: { documentId: string }) => documentId)
    const { body } = await house().app.inject(`/documents/${second}`)
    expect(body).toContain(`href="/documents/${first}#p2"`)
    const [, file = ''] = /href="(\/files\/[^"]+f\.pdf)"/.exec(body) ?? []
    expect(file).not.toBe('')
    expect(body).not.toContain('old.example.gov.cn')
    const leads = async (url: string, method: 'GET' | 'POST' = 'GET') => {
      const answer = await house().app.inject({ method, url })
      return [answer.statusCode, answer.headers.location]
    }
    expect(await leads('/tzgg/a.html')).toEqual([301, `/documents/${first}`])
    expect(await leads('/tzgg/b.html?id=2')).toEqual([301, `/documents/${second}`])
    expect((await leads('/tzgg/b.html?id=3'))[0]).toBe(404)
    expect((await leads('/tzgg/a.html', 'POST'))[0]).toBe(404)
    expect(await leads('/tzgg/f.pdf')).toEqual([301, file])
    expect((await house().app.inject(file)).statusCode).toBe(200)
    expect(await leads('/tzgg/index.html')).toEqual([301, '/columns/tz'])
    expect(redirects).toBeGreaterThan(3)
    // A table of another batch may name the same site: its links lead to what has come already.
    const csv = `标题,正文,发布日期,原网址\n后来的,"<p>见<a href=""a.html"">通知</a></p>",2019-06-01,https://old.example.gov.cn/tzgg/c.html`
    const { id } = (await check(csv)).json()
    await call('POST', `/api/imports/${id}/run`)
    await runImports(db, clock)
    const [later] = (await call('GET', `/api/imports/${id}`)).json().rows
    expect((await house().app.inject(`/documents/${later.documentId}`)).body).toContain(
      `href="/documents/${first}"`,
    )
    await call('POST', `/api/imports/${batch}/undo`)
    for (const path of ['/tzgg/a.html', '/tzgg/f.pdf', '/tzgg/index.html'])
      expect((await leads(path))[0]).toBe(404)
    expect(await leads('/tzgg/c.html')).toEqual([301, `/documents/${later.documentId}`])
    await inTransaction(db, (tx) => destroyLeak(tx, clock, officer.actor, later.documentId))
    expect((await leads('/tzgg/c.html'))[0]).toBe(404)
    expect((await call('GET', `/api/imports/${id}`)).body).not.toContain('后来的')
  })
})
