import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { actorById } from '#foundation/identity'
import { decide, openReview } from '#foundation/review'
import { newId, sha256 } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { submitRequest } from '#requests/requests'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'

const house = useHouse()

const call = (person: Person, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

const administrator = async () => aPerson(house(), 'system_admin', await aBody(house()))
const basis = '景编〔2026〕1号'

const newBody = (code: string, name: string) => ({
  kind: 'department',
  name,
  shortName: name.slice(-3),
  code,
  areaCode: '990100',
  establishedOn: '2026-01-01',
})

describe('a body', () => {
  it('is created once under its code, renamed by date, and keeps its former name', async () => {
    const admin = await administrator()
    const made = await call(admin, 'POST', '/api/bodies', newBody('990177001', '景澜市文化局'))
    expect(made.statusCode).toBe(201)
    expect((await call(admin, 'POST', '/api/bodies', newBody('990177001', '景澜市别的局'))).statusCode).toBe(
      409,
    )
    const { id } = made.json()
    const name = { name: '景澜市文化和旅游局', shortName: '文旅局', from: '2026-03-01', primary: true }
    expect((await call(admin, 'POST', `/api/bodies/${id}/names`, name)).statusCode).toBe(201)
    const plate = { name: '景澜市文物局', shortName: '文物局', from: '2026-03-01', primary: false }
    await call(admin, 'POST', `/api/bodies/${id}/names`, plate)
    const body = (await call(admin, 'GET', `/api/bodies/${id}`)).json()
    expect(body.name).toBe('景澜市文化和旅游局')
    expect(body.names.map((row: { name: string; until: string | null }) => [row.name, row.until])).toEqual(
      expect.arrayContaining([
        ['景澜市文化局', '2026-03-01'],
        ['景澜市文物局', null],
      ]),
    )
  })

  it('cannot stand under itself or under what stands under it', async () => {
    const admin = await administrator()
    const city = await aBody(house())
    const bureau = await aBody(house(), { supervisor: city })
    for (const otherId of [city, bureau]) {
      const relation = { kind: 'disclosure_supervisor', otherId, from: '2026-03-03' }
      const answer = await call(admin, 'POST', `/api/bodies/${city}/relations`, relation)
      expect(answer.statusCode).toBe(422)
    }
  })

  it('is split by date, an heir going on with what is open', async () => {
    const admin = await administrator()
    const [old, first, second] = [await aBody(house()), await aBody(house()), await aBody(house())]
    const split = { parts: [first, second], ends: true, heir: null, on: '2026-03-03', basis }
    expect((await call(admin, 'POST', `/api/bodies/${old}/split`, split)).statusCode).toBe(422)
    expect(
      (await call(admin, 'POST', `/api/bodies/${old}/split`, { ...split, heir: first })).statusCode,
    ).toBe(201)
    const again = await call(admin, 'POST', `/api/bodies/${old}/split`, { ...split, heir: first })
    expect(again.statusCode).toBe(409)
    const { changes } = (await call(admin, 'GET', `/api/bodies/${first}`)).json()
    expect(changes).toMatchObject([{ kind: 'split', takesOver: true, basis }])
  })

  it('gives one function to another body and stays', async () => {
    const admin = await administrator()
    const [from, to] = [await aBody(house()), await aBody(house())]
    const move = { to, name: '市容环境卫生管理', on: '2026-03-03', basis }
    expect((await call(admin, 'POST', `/api/bodies/${from}/functions`, move)).statusCode).toBe(201)
    const body = (await call(admin, 'GET', `/api/bodies/${from}`)).json()
    expect(body).toMatchObject({
      endedOn: null,
      changes: [{ kind: 'function', function: '市容环境卫生管理' }],
    })
  })
})

describe('bodies merged while requests run', () => {
  it('leave their open requests to the successor, who sees and handles them with the old last day', async () => {
    const admin = await administrator()
    const old = await aBody(house())
    const successor = await aBody(house(), { name: '景澜市承接局' })
    const officer = await aPerson(house(), 'disclosure_office', successor)
    const { db, clock, keys } = house().deps
    const asked = {
      bodyId: old,
      applicantType: 'naturalPerson' as const,
      name: '某人',
      documentKind: '居民身份证',
      documentNumber: '1',
      phone: '1',
      email: '',
      address: '',
      contact: '',
      asked: '某信息',
      wantedForm: 'paper' as const,
      deliveryWay: 'post' as const,
    }
    const arrival = { channel: 'counter' as const, arrivedOn: clock.today() }
    const { id } = await inTransaction(db, (tx) =>
      submitRequest(tx, clock, keys.vault, undefined, asked, arrival),
    )
    expect((await call(officer, 'GET', `/api/requests/${id}`)).statusCode).toBe(404)
    const merge = { from: [old], into: successor, on: '2026-03-03', basis }
    expect((await call(admin, 'POST', '/api/bodies/merge', merge)).statusCode).toBe(201)
    const seen = await call(officer, 'GET', `/api/requests/${id}`)
    expect([seen.statusCode, seen.json().dueOn]).toEqual([200, '2026-03-31'])
    const inbox = (await call(officer, 'GET', '/api/inbox')).json()
    expect(inbox.map((row: { id: string }) => row.id)).toContain(id)
    const { version } = seen.json()
    const correction = { version, asked: '请补充文件名称', days: 7 }
    const acted = await call(officer, 'POST', `/api/requests/${id}/correction`, correction)
    expect(acted.statusCode).toBeLessThan(300)
    // The ended body has neither name nor seal any more.
    const { letters } = (await call(officer, 'GET', `/api/requests/${id}`)).json()
    expect(letters.map((letter: { issuer: string }) => letter.issuer)).toEqual(['景澜市承接局'])
    await expect(
      inTransaction(db, (tx) => submitRequest(tx, clock, keys.vault, undefined, asked, arrival)),
    ).rejects.toThrow('requests.body_takes_none')
  })
})

describe('a successor', () => {
  it('signs the open texts of a body whose own people have gone', async () => {
    const admin = await administrator()
    const old = await aBody(house())
    const successor = await aBody(house())
    const roles = ['disclosure_office', 'section_head', 'deputy_head', 'chief'] as const
    const [officer, head] = await Promise.all(roles.map((role) => aPerson(house(), role, successor)))
    const merge = { from: [old], into: successor, on: '2026-03-03', basis }
    expect((await call(admin, 'POST', '/api/bodies/merge', merge)).statusCode).toBe(201)
    const { db, clock } = house().deps
    const subject = {
      kind: 'document',
      id: newId(),
      body: old,
      title: '原机关的通知',
      digest: sha256('text'),
    }
    const review = await inTransaction(db, async (tx) => {
      const actor = await actorById(tx, clock, officer?.actor.id ?? '')
      return openReview(tx, clock, actor, subject)
    })
    const inbox = (await call(head as Person, 'GET', '/api/inbox')).json()
    expect(inbox.map((row: { title: string }) => row.title)).toContain('原机关的通知')
    const step = { verdict: 'approve' as const, reason: '', digest: subject.digest.toString('hex') }
    const reader = await actorById(db, clock, head?.actor.id ?? '')
    expect((await inTransaction(db, (tx) => decide(tx, clock, reader, review, step))).outcome).toBe(
      'advanced',
    )
  })

  it('that could approve nothing is refused with why', async () => {
    const admin = await administrator()
    const [old, successor] = [await aBody(house()), await aBody(house(), { name: '景澜市新设局' })]
    await aPerson(house(), 'information_officer', old)
    const merge = { from: [old], into: successor, on: '2026-03-03', basis }
    const refused = await call(admin, 'POST', '/api/bodies/merge', merge)
    expect(refused.statusCode).toBe(409)
    expect(refused.json().error.message).toMatch(
      /景澜市新设局的“.+”将无人可以审批——“.+”环节没有可以办理的人员/,
    )
  })
})

async function workbook(rows: string[][]): Promise<string> {
  const data = rows.map((row) => row.map((value) => ({ value, type: String })))
  const file = await writeXlsxFile(data).toBuffer()
  return file.toString('base64')
}

describe('workbooks', () => {
  const head = ['机关名称', '简称', '机构代码', '机关类型', '行政区划代码', '成立日期', '政务公开主管部门']

  it('of bodies are tried out, then taken whole, superiors of the same sheet included', async () => {
    const admin = await administrator()
    const good = [
      ['景澜市试点区政府办公室', '试点区办', '990188001', '政府办公室', '990188', '2026-01-01', ''],
      [
        '景澜市试点区教育局',
        '试点教育局',
        '990188002',
        '政府工作部门',
        '990188',
        '2026-01-01',
        '景澜市试点区政府办公室',
      ],
    ]
    const bad = [['景澜市试点区民政局', '', '99', '什么局', '990188', '2026-13-01', '没有的机关']]
    const trial = await call(admin, 'POST', '/api/bodies/import/try', {
      base64: await workbook([head, ...good, ...bad]),
    })
    const rows = trial.json().rows
    expect(rows.map((row: { problems: string[] }) => row.problems.length > 0)).toEqual([false, false, true])
    expect(rows[2].problems.length).toBeGreaterThanOrEqual(4)
    const refused = await call(admin, 'POST', '/api/bodies/import', {
      base64: await workbook([head, ...good, ...bad]),
    })
    expect(refused.json().imported).toBe(0)
    const done = await call(admin, 'POST', '/api/bodies/import', { base64: await workbook([head, ...good]) })
    expect(done.json().imported).toBe(2)
    const bodies = (await call(admin, 'GET', '/api/bodies')).json()
    const school = bodies.find((row: { code: string }) => row.code === '990188002')
    const office = bodies.find((row: { code: string }) => row.code === '990188001')
    expect(school.supervisorId).toBe(office.id)
  })

  it('of people open accounts without a password and propose their posts', async () => {
    const admin = await administrator()
    const security = await aPerson(house(), 'security_admin', await aBody(house()))
    const body = await aBody(house(), { name: '景澜市导入测试局' })
    const sheet = [
      ['用户名', '姓名', '职务', '所在机关', '岗位', '范围'],
      ['import.a', '甲某', '科员', '景澜市导入测试局', '信息员、政务公开办', '本机关'],
      ['import.a', '乙某', '', '没有的局', '不存在的岗位', ''],
    ]
    const trial = await call(admin, 'POST', '/api/people/import/try', { base64: await workbook(sheet) })
    expect(trial.json().rows.map((row: { problems: string[] }) => row.problems.length)).toEqual([0, 3])
    const done = await call(admin, 'POST', '/api/people/import', {
      base64: await workbook(sheet.slice(0, 2)),
    })
    expect(done.json().imported).toBe(1)
    const proposals = (await call(security, 'GET', '/api/rights/proposals')).json()
    expect(proposals.filter((row: { accountLogin: string }) => row.accountLogin === 'import.a')).toHaveLength(
      2,
    )
    const page = (await call(admin, 'GET', `/api/people?body=${body}`)).json()
    expect(page.rows).toMatchObject([{ login: 'import.a', hasPassword: false, rights: [], waiting: 2 }])
  })

  it('that are none are refused with a sentence', async () => {
    const admin = await administrator()
    const answer = await call(admin, 'POST', '/api/bodies/import/try', {
      base64: Buffer.from('a,b').toString('base64'),
    })
    expect(answer.statusCode).toBe(422)
    expect(answer.json().error.message).toContain('xlsx')
    const other = await call(admin, 'POST', '/api/bodies/import/try', {
      base64: await workbook([['甲', '乙']]),
    })
    expect(other.json().error.message).toContain('缺少表头')
  })
})
