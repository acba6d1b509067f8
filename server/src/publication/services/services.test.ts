import { beforeAll, describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { saveContact } from '#foundation/bodies'
import { openFileStore } from '#foundation/files'
import { saveProfile } from '#foundation/sites'
import { inTransaction } from '#platform/db'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { addAsked } from './asked.ts'
import { serviceFigures } from './figures.ts'
import { serviceHeadings } from './import-services.ts'

const house = useHouse()
let writer: Person
let head: Person
let body = ''
beforeAll(async () => {
  body = await aBody(house())
  await aSite(house(), body)
  writer = await aPerson(house(), 'information_officer', body)
  head = await aPerson(house(), 'section_head', body)
})

const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
const page = async (url: string) => {
  await house().settle()
  return house().app.inject({ url, headers: { 'user-agent': 'Mozilla/5.0' } })
}

const aForm = (by: Person, name = '申请表.txt', text = '姓名：＿＿＿＿') =>
  inTransaction(house().deps.db, (tx) =>
    openFileStore(house().deps.filesDir, house().deps.keys.vault).put(tx, {
      class: 'private',
      name,
      mediaType: 'text/plain; charset=utf-8',
      content: Buffer.from(text),
      createdBy: by.actor.id,
    }),
  )

const guide = (more: object = {}) => ({
  name: '高龄津贴申领',
  kind: 'payment',
  code: '000511009000',
  audience: ['person'],
  themes: ['pension'],
  summary: '年满八十周岁的本市户籍老年人按月领取。',
  basis: [{ title: '老年人权益保障法', clause: '第三十三条' }],
  conditions: '本市户籍，年满八十周岁。',
  materials: [{ name: '居民身份证', form: '原件', source: '申请人自备' }],
  steps: [{ title: '申请', text: '到社区提出' }, { title: '发放' }],
  legalTerm: { amount: 30, unit: 'working_day' },
  promisedTerm: { amount: 10, unit: 'working_day' },
  places: [
    { name: '民政窗口', address: '政和路23号', hours: '工作日 9:00—17:00', latitude: 30.1, longitude: 120.2 },
  ],
  consultPhone: '0990-5550123',
  complaintPhone: '0990-5550124',
  onlineUrl: 'https://pay.example.com/apply',
  ...more,
})
const draft = async (content: object = guide()) =>
  (await call(writer, 'POST', '/api/services', { bodyId: body, content })).json().id as string
const publish = (person: Person, id: string, version: number) =>
  call(person, 'POST', `/api/services/${id}/publish`, { version })
const elements = [
  '事项名称',
  '设定依据',
  '受理条件',
  '申请材料',
  '办理流程',
  '法定时限',
  '承诺时限',
  '收费标准和依据',
  '办理地点',
  '办理时间',
  '咨询电话',
  '监督电话',
]

describe('a service item', () => {
  it('is published whole and by another person, with its form to download, and its change waits for the next publication', async () => {
    const form = await aForm(writer)
    const needsForm = { name: '申请表', filled: true, files: [] }
    const id = await draft(guide({ materials: [needsForm] }))
    expect((await house().app.inject(`/services/${id}`)).statusCode).toBe(404)
    const refused = await publish(head, id, 1)
    expect([refused.statusCode, refused.json().error.message]).toEqual([
      422,
      '办事指南还缺少：“申请表”的空白表格。补齐后才能发布。',
    ])
    const file = { use: 'form', fileId: form.id, name: form.name, size: form.size }
    const content = guide({ materials: [{ ...needsForm, files: [file] }] })
    expect((await call(writer, 'PUT', `/api/services/${id}`, { version: 1, content })).statusCode).toBe(200)
    const keeper = await aPerson(house(), 'disclosure_office', body)
    await call(keeper, 'PUT', `/api/services/${id}`, { version: 2, content })
    expect((await publish(keeper, id, 3)).json().error.code).toBe('services.own_text')
    expect((await publish(head, id, 3)).statusCode).toBe(200)
    const shown = (await page(`/services/${id}`)).body
    for (const element of elements) expect(shown).toContain(element)
    expect(shown).toContain('/leave?to=https%3A%2F%2Fpay.example.com%2Fapply')
    const href = /href="(\/services\/[^"]+\/files\/[^"]+)"/.exec(shown)?.[1] ?? ''
    const got = await house().app.inject(href)
    expect([got.statusCode, got.body, got.headers['content-disposition']?.toString().slice(0, 10)]).toEqual([
      200,
      '姓名：＿＿＿＿',
      'attachment',
    ])
    const changed = guide({ ...content, conditions: '本市户籍，年满七十五周岁。' })
    await call(writer, 'PUT', `/api/services/${id}`, { version: 4, content: changed })
    expect((await page(`/services/${id}`)).body).not.toContain('七十五周岁')
    expect((await call(writer, 'GET', `/api/services/${id}`)).json()).toMatchObject({
      changed: true,
      version: 5,
    })
    expect((await publish(head, id, 5)).statusCode).toBe(200)
    expect((await page(`/services/${id}`)).body).toContain('七十五周岁')
    expect((await publish(head, id, 6)).json().error.code).toBe('services.nothing_new')
  })

  it('is not overwritten unseen, not seen by other bodies, and names no file of others', async () => {
    const id = await draft()
    const change = { version: 1, content: guide({ summary: '另一个说明' }) }
    expect((await call(writer, 'PUT', `/api/services/${id}`, change)).statusCode).toBe(200)
    expect((await call(writer, 'PUT', `/api/services/${id}`, change)).json().error.code).toBe(
      'services.changed_meanwhile',
    )
    const stranger = await aPerson(house(), 'information_officer', await aBody(house()))
    expect((await call(stranger, 'GET', `/api/services/${id}`)).statusCode).toBe(404)
    const theirs = await aForm(stranger, '内部名单.txt')
    const file = { use: 'form', fileId: theirs.id, name: theirs.name, size: theirs.size }
    const stolen = guide({ materials: [{ name: '申请表', files: [file] }] })
    const answer = await call(writer, 'PUT', `/api/services/${id}`, { version: 2, content: stolen })
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'services.foreign_file'])
    expect((await call(writer, 'POST', `/api/services/${id}/remove`, { version: 2 })).statusCode).toBe(200)
    expect((await call(writer, 'GET', `/api/services/${id}`)).statusCode).toBe(404)
  })

  it('does not carry the number of a person before the public', async () => {
    const id = await draft(guide({ conditions: '请联系张三，身份证号11010519491231002X。' }))
    const answer = await publish(head, id, 1)
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'services.held'])
  })

  it('is found by theme, by who it is for, by body and by words; rests with its reason; is counted', async () => {
    const id = await draft(guide({ name: '老年人优待证办理', code: '' }))
    await publish(head, id, 1)
    await addAsked(house().deps.db, house().clock, new Map([[id, 7]]))
    for (const url of [
      '/services',
      '/services?theme=pension',
      '/services?who=person',
      `/services?body=${body}`,
    ])
      expect([url, (await page(url)).body.includes(`/services/${id}`)]).toEqual([url, true])
    expect((await page('/services?theme=birth')).body).toContain('没有符合条件的办事服务事项')
    expect((await page(`/search?q=${encodeURIComponent('老年人优待证')}&kind=service`)).body).toContain(
      `href="/services/${id}"`,
    )
    // By the letters of its sounds as well, like every other record.
    expect((await page('/search?q=lnryd&kind=service')).body).toContain(`href="/services/${id}"`)
    expect((await page('/')).body).toContain('老年人优待证办理')
    expect((await page(`/bodies/${body}`)).body).toContain('老年人优待证办理')
    const count = async (year: number) =>
      Object.fromEntries(
        (await serviceFigures.count(house().deps.db, year)).map(({ label, value }) => [label, value]),
      )
    const before = await count(2026)
    expect(before).toMatchObject({ 办事指南查阅量: expect.any(Number) })
    expect((await count(2025)).政务服务事项数量).toBe(0)
    const reason = '系统升级，10日后恢复'
    expect(
      (await call(head, 'POST', `/api/services/${id}/suspend`, { version: 2, reason: '' })).statusCode,
    ).toBe(422)
    expect((await call(head, 'POST', `/api/services/${id}/suspend`, { version: 2, reason })).statusCode).toBe(
      200,
    )
    const resting = (await page(`/services/${id}`)).body
    expect([
      resting.includes('本事项暂停办理'),
      resting.includes(reason),
      resting.includes('在线办理</a>'),
    ]).toEqual([true, true, false])
    expect((await page('/services?theme=pension')).body).not.toContain(`/services/${id}`)
    expect((await count(2026)).政务服务事项数量).toBe((before.政务服务事项数量 ?? 0) - 1)
    expect((await call(head, 'POST', `/api/services/${id}/resume`, { version: 3 })).statusCode).toBe(200)
  })

  it('leads to the documents of its code and its grounds, and they lead back', async () => {
    const office = await anOffice(house(), body)
    const document = await aPublished(house(), office, { title: '高龄津贴发放办法' })
    const id = await draft(
      guide({ name: '高龄津贴资格确认', basis: [{ title: '高龄津贴发放办法', documentId: document }] }),
    )
    await publish(head, id, 1)
    expect((await page(`/services/${id}`)).body).toContain(`href="/documents/${document}"`)
    const article = (await page(`/documents/${document}`)).body
    expect([article.includes('相关办事服务'), article.includes(`href="/services/${id}"`)]).toEqual([
      true,
      true,
    ])
    const site = (await call(office.drafter, 'GET', '/api/sites')).json()[0].id
    const keeper = await aPerson(house(), 'disclosure_office', body)
    const item = {
      axis: 'statutory',
      code: 'gljt',
      title: '高龄津贴',
      basis: '老年人权益保障法',
      powerCode: '000511099000',
      from: '2026-01-01',
    }
    const axis = (await call(keeper, 'GET', '/api/catalogue/items')).json().axes[0]?.code ?? 'statutory'
    const entered = await call(keeper, 'POST', `/api/sites/${site}/items`, { ...item, axis })
    expect(entered.statusCode, entered.body).toBeLessThan(300)
    const placed = await aPublished(house(), office, { title: '高龄津贴发放名册公示' })
    const placing = await call(office.drafter, 'PUT', `/api/documents/${placed}/placements`, {
      placements: [{ axis, code: 'gljt' }],
    })
    expect(placing.statusCode, placing.body).toBe(200)
    const coded = await draft(guide({ name: '高龄津贴停发', code: '000511099000' }))
    await publish(head, coded, 1)
    const linked = (await page(`/services/${coded}`)).body
    expect([linked.includes('公开事项：高龄津贴'), linked.includes(`href="/documents/${placed}"`)]).toEqual([
      true,
      true,
    ])
    expect((await page(`/documents/${placed}`)).body).toContain(`href="/services/${coded}"`)
    expect((await call(writer, 'GET', '/api/services/coded')).json()).toContainEqual(
      expect.objectContaining({ id: coded, code: '000511099000' }),
    )
  })

  it('stands beside the body that does it, which is found by name, duty and telephone', async () => {
    const { db, clock } = house().deps
    await inTransaction(db, async (tx) => {
      await saveContact(tx, clock, writer.actor.id, body, {
        ...{ address: '海棠路七号', phone: '0990-5559999', email: '', officeHours: '', sign: '' },
      })
      await saveProfile(tx, clock, undefined, body, {
        ...{ version: 0, duties: '负责殡葬管理和地名管理。', offices: [], leaders: [] },
      })
    })
    for (const q of ['海棠路', '0990-5559999', '地名管理'])
      expect([q, (await page(`/search?q=${encodeURIComponent(q)}&kind=body`)).body]).toEqual([
        q,
        expect.stringContaining(`href="/bodies/${body}"`),
      ])
  })

  it('comes in by workbook, tried out first, all rows or none', async () => {
    const name: string = (await call(writer, 'GET', '/api/session')).json().bodyName
    const row = (change: Readonly<Record<string, string>>) => {
      const given: Readonly<Record<string, string>> = {
        实施机关: name,
        事项名称: '导入事项',
        事项类型: '行政许可',
        服务对象: '自然人、法人',
        ...change,
      }
      return serviceHeadings.map((heading) => ({ value: given[heading] ?? '', type: String }))
    }
    const head = serviceHeadings.map((value) => ({ value, type: String }))
    const sheet = async (...rows: ReturnType<typeof row>[]) =>
      (await writeXlsxFile([head, ...rows]).toBuffer()).toString('base64')
    const faulty = await sheet(row({ 承诺时限: '很快' }), row({ 事项类型: '没有的类型' }))
    const tried = await call(writer, 'POST', '/api/services/import/try', { base64: faulty })
    expect(tried.json().rows.map((one: { problems: string[] }) => one.problems.length)).toEqual([1, 1])
    expect((await call(writer, 'POST', '/api/services/import', { base64: faulty })).json().imported).toBe(0)
    const good = await sheet(row({ 承诺时限: '20个工作日', 申请材料: '申请书；身份证明' }))
    expect((await call(writer, 'POST', '/api/services/import', { base64: good })).json()).toMatchObject({
      imported: 1,
    })
    const listed = (await call(writer, 'GET', `/api/services?q=${encodeURIComponent('导入事项')}`)).json()
    expect(listed).toMatchObject({ total: 1, rows: [{ state: 'draft', kind: 'licence' }] })
  })
})
