import { createBody, relate } from '#foundation/bodies'
import type { FigureSource } from '#foundation/figures'
import { type Actor, actorById, createAccount } from '#foundation/identity'
import { createSite } from '#foundation/sites'
import { day, fixedClock } from '#platform/clock'
import { hashPassword, newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { listPublished } from '#publication/catalogue'
import { logConsultations, openDesks, writeLetters } from './cases.ts'
import { type CityBody, city } from './city.ts'
import { demoColumns } from './columns.ts'
import { mendRecords } from './corrections.ts'
import { publishYear } from './documents.ts'
import { dealCityCards, engageCity } from './engagement.ts'
import { hardCases } from './hard-cases.ts'
import { keepKeys } from './keys.ts'
import { multiplyYear } from './multiply.ts'
import { type DemoHouse, inTurns, type Office } from './office.ts'
import { DEMO_PASSWORD, personName, posts } from './people.ts'
import { drawCity } from './places.ts'
import { publishAround } from './publication.ts'
import { coverContract } from './redaction.ts'
import { reportYears } from './reports.ts'
import { answerYear } from './requests.ts'
import { offerServices } from './services.ts'
import { furnishSites } from './sites.ts'
import { superviseReports } from './supervision.ts'

const FOUNDED = day('2014-01-01')
/** With the year that runs, three years of records. */
const YEARS_BACK = 2

/**
 * Loads the fictional city 景澜市 through the use cases that people use: bodies, accounts, three years of documents,
 * requests in every state, and the reports of the years that are over.
 * @param factor how many times the usual number of records is made
 */
export async function loadDemo(
  house: DemoHouse,
  sources: readonly FigureSource[],
  factor: number,
  tell: (line: string) => void,
): Promise<void> {
  tell('正在建立演示城市“景澜市”（虚构）……')
  const ids = new Map(city.map((body) => [body.key, newId()]))
  await foundCity(house, ids)
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const offices = await Promise.all(
    city.map((body, index) => staffOffice(house, ids, body, index, passwordHash)),
  )
  await appointAdministrators(house, ids.get('szfb') ?? '', passwordHash)
  await openDesks(house, FOUNDED, ids.get('szfb') ?? '')
  const today = house.clock.today()
  await furnishSites(house, offices, today)
  const conclude = await engageCity(house, offices, today)
  const thisYear = Number(today.slice(0, 4))
  for (let year = thisYear - YEARS_BACK; year <= thisYear; year++) {
    tell(`  ${year} 年：文件、申请和来信`)
    const letters = writeLetters(house, offices, year, today)
    await inTurns(offices, async (office, index) => {
      const seed = year * 1_000 + index
      await publishYear(house, office, year, seed, today)
      await answerYear(house, office, year, seed, today)
      await logConsultations(house, office, year, today)
    })
    await letters
    await multiplyYear(house.db, year, factor)
    if (year < thisYear) {
      tell(`  ${year} 年：年度报告`)
      await reportYears(house, sources, offices, year, year === thisYear - 1)
    }
  }
  await publishAround(house, offices, today)
  await offerServices(house, offices, today)
  const items = await listPublished(house.db, {
    columns: ['gfxwj'],
    body: ids.get('szfb') ?? '',
    page: 1,
    size: 1,
  })
  await conclude(items[0] ? `/documents/${items[0].id}` : '')
  await superviseReports(house, offices, today)
  await dealCityCards(house)
  const [first] = offices
  if (first) await coverContract(house, first, today)
  if (first) await mendRecords(house, first, today)
  await hardCases(house, offices, today)
  await keepKeys(house, offices)
}

async function foundCity({ db }: DemoHouse, ids: ReadonlyMap<string, string>): Promise<void> {
  const clock = fixedClock(`${FOUNDED}T09:00:00+08:00`)
  const idOf = (key: string) => ids.get(key) ?? ''
  await inTransaction(db, async (tx) => {
    for (const body of city) {
      await createBody(tx, clock, undefined, {
        id: idOf(body.key),
        kind: body.kind,
        code: body.code,
        areaCode: body.areaCode,
        name: body.name,
        shortName: body.shortName,
        establishedOn: FOUNDED,
        address: body.address,
        phone: body.phone,
        sign: body.sign,
        officeHours: '工作日 8:30—12:00，14:00—17:30',
        email: `${body.key}@jinglan.example`,
      })
    }
    for (const body of city) {
      const from = { body: idOf(body.key), from: FOUNDED }
      if (body.supervisor)
        await relate(tx, clock, undefined, {
          ...from,
          kind: 'disclosure_supervisor',
          other: { id: idOf(body.supervisor) },
        })
      if (body.mergesInto)
        await relate(tx, clock, undefined, {
          ...from,
          kind: 'report_merges_into',
          other: { id: idOf(body.mergesInto) },
        })
      await relate(tx, clock, undefined, {
        ...from,
        kind: 'reconsideration_organ',
        other: { name: body.reconsideration },
      })
      await relate(tx, clock, undefined, { ...from, kind: 'court', other: { name: body.court } })
    }
    const mainSite = newId()
    await createSite(tx, {
      id: mainSite,
      name: '景澜市人民政府',
      shortName: '景澜政府网',
      domain: 'www.jinglan.gov.cn',
      idCode: '9901000001',
      icp: '景ICP备00000001号',
      police: '景公网安备 99010002000001号',
      hostBodyId: idOf('szfb'),
      contact: '0990-5550001',
      badge: 'https://www.jinglan.gov.cn/badge',
      about:
        '景澜市人民政府网站由景澜市人民政府办公室主办，是全市政府信息公开、政务服务和政民互动的统一平台。\n本站为演示站点，机构、人员和数据均为虚构。',
      footerNote: '未经许可不得改动转载内容，转载请注明来源',
      ipv6: true,
      columns: demoColumns,
    })
    await drawCity(tx, mainSite, FOUNDED)
  })
}

async function staffOffice(
  { db }: DemoHouse,
  ids: ReadonlyMap<string, string>,
  body: CityBody,
  index: number,
  passwordHash: string,
): Promise<Office> {
  const clock = fixedClock(`${FOUNDED}T10:00:00+08:00`)
  const id = ids.get(body.key) ?? ''
  const supervises = city.some((other) => other.supervisor === body.key)
  const people: Record<string, Actor> = {}
  for (const [at, post] of posts.entries()) {
    const account = await inTransaction(db, (tx) =>
      createAccount(tx, clock, undefined, {
        login: `${body.key}.${post.suffix}`,
        name: personName(index * 10 + at),
        title: post.title,
        body: id,
        passwordHash,
        grants: [
          { role: post.role, body: id, reach: 'own' },
          ...(post.role === 'disclosure_office' && supervises
            ? [{ role: 'supervisor' as const, body: id, reach: 'under' as const }]
            : []),
        ],
      }),
    )
    people[post.suffix] = await actorById(db, clock, account)
  }
  return { key: body.key, id, body, people }
}

/** 三员分立: three people, none of whom handles content. */
async function appointAdministrators({ db }: DemoHouse, body: string, passwordHash: string): Promise<void> {
  const clock = fixedClock(`${FOUNDED}T10:00:00+08:00`)
  const three = [
    { login: 'admin.xt', role: 'system_admin', title: '系统管理员' },
    { login: 'admin.aq', role: 'security_admin', title: '安全管理员' },
    { login: 'admin.sj', role: 'audit_admin', title: '审计管理员' },
  ] as const
  for (const [at, { login, role, title }] of three.entries()) {
    const account = {
      login,
      name: personName(9_000 + at),
      title,
      body,
      passwordHash,
      grants: [{ role, body, reach: 'own' as const }],
    }
    await inTransaction(db, (tx) => createAccount(tx, clock, undefined, account))
  }
}
