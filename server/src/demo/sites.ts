import { countAsked, saveSynonyms, saveWord } from '#foundation/search'
import { createViewCounter, openSite, saveProfile, shareColumns, siteById, siteOf } from '#foundation/sites'
import { addDays, type Day, fixedClock } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { publishOne } from './documents.ts'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
import { personName } from './people.ts'
import { chance } from './random.ts'

const synonyms = [
  ['公积金', '住房公积金'],
  ['老人食堂', '老年助餐'],
]
const words = ['政务公开台账', '老年助餐', '加装电梯']
const asked: readonly (readonly [words: string, times: number, found: boolean])[] = [
  ['加装电梯补助', 14, true],
  ['老年助餐', 11, true],
  ['部门预算', 9, true],
  ['招生', 8, true],
  ['窗口工作时间', 6, true],
  ['低保', 5, true],
  ['落户', 4, false],
  ['契税补贴', 3, false],
]
const parts = [
  '首页',
  '信息正文',
  '信息列表',
  '政府信息公开',
  '搜索',
  '政民互动',
  '依申请公开',
  '公开机关',
  '年度报告',
]

/** What the office settled of its sites and its search, and what was read and looked for this year. */
export async function furnishSites(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const { db } = house
  const now = clockAt(today, '08:00:00')
  const city = offices.find((office) => office.key === 'szfb')
  const district = offices.find((office) => office.key === 'whqzfb')
  const site = await siteOf(db, '')
  if (!city || !district || !site) return
  const officer = personOf(city, 'gk')
  await inTransaction(db, async (tx) => {
    const id = await openSite(tx, now, officer, {
      name: '景澜市望湖区人民政府',
      shortName: '望湖政府网',
      host: 'wanghu.localhost',
      idCode: '9901020001',
      hostBodyId: district.id,
      code: 'wh',
      columnsFrom: site.id,
    })
    const opened = await siteById(tx, id)
    if (opened)
      for (const column of ['xw', 'tz', 'gfxwj'])
        await shareColumns(tx, now, officer, opened, `wh-${column}`, [column])
    for (const group of synonyms) await saveSynonyms(tx, now, officer.id, { words: group })
    for (const word of words) await saveWord(tx, now, officer.id, { word })
    for (const [index, office] of offices.entries()) await describeBody(tx, office, index, today)
  })
  for (const [text, times, found] of asked)
    for (let turn = 0; turn < times; turn++)
      await countAsked(db, fixedClock(`${addDays(today, -(turn % 20))}T10:00:00+08:00`), text, found)
  await countReaders(house, site.id, today)
  await publishNews(house, city, today)
}

/** A site that is kept has news of this week, and the rules of disclosure in their place. */
async function publishNews(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const written = addDays(today, -2)
  const published = addDays(today, -1)
  const shared = {
    documentNumber: '',
    jointIssuers: [],
    writtenOn: written,
    theme: '0201',
    kind: null,
    attribute: 'active' as const,
    ground: '',
    validUntil: null,
    abstract: '',
    attachments: [],
  }
  await publishOne(
    house,
    office,
    {
      ...shared,
      title: '市政府召开政务公开工作推进会',
      columnId: 'xw',
      genre: 'other',
      keywords: ['政务公开'],
      body: '<p>会议通报了今年以来政务公开工作进展，对年底前的重点任务作出安排，要求各机关对照公开目录逐项核对，及时补齐缺项。</p><p>各区县政府办公室和市政府有关部门负责人参加会议。</p>',
    },
    written,
    published,
    today,
    0,
  )
  await publishOne(
    house,
    office,
    {
      ...shared,
      title: '景澜市政府信息公开申请办理工作规程',
      columnId: 'zd',
      genre: 'other',
      keywords: ['政府信息公开', '工作规程'],
      body: '<p>一、收到申请的当日登记，逐件编号，核对申请人提供的材料。</p><p>二、内容不明确的，在七个工作日内一次告知需要补正的事项。</p><p>三、答复前由法治机构审核，答复书写明依据和救济途径。</p><p>四、办结后按件归档，每季度抽查一次。</p>',
    },
    written,
    published,
    today,
    0,
  )
  await publishOne(
    house,
    office,
    {
      ...shared,
      title: '关于2026年上半年政务公开工作检查情况的通报'.replace('2026', today.slice(0, 4)),
      columnId: 'jcxx',
      genre: 'circular',
      keywords: ['政务公开', '检查'],
      body: '<p>检查组抽查了三十个机关的公开目录、办事指南和答复文书，发现的问题已逐项反馈，各机关均已整改。</p><p>下一步将对办事指南的材料清单和办理时限再作一次核对。</p>',
    },
    written,
    published,
    today,
    0,
  )
}

async function describeBody(
  tx: Parameters<typeof saveProfile>[0],
  office: Office,
  index: number,
  today: Day,
): Promise<void> {
  const { body } = office
  await saveProfile(tx, clockAt(today, '08:00:00'), undefined, office.id, {
    version: 0,
    duties: [
      `${body.name}贯彻落实党和国家的方针政策，依照法律、法规和规章履行职责，对同级人民政府和上级主管部门负责。`,
      '负责本机关职责范围内的行政管理和公共服务，依法公开政府信息，受理公民、法人和其他组织的咨询、建议和投诉。',
    ].join('\n'),
    leaders: ['主要负责人', '分管负责人', '分管负责人'].map((post, at) => ({
      name: personName(5_000 + index * 3 + at),
      post,
      duties: ['主持全面工作', '分管业务、法治和应急工作', '分管综合、财务和政务公开工作'][at] ?? '',
    })),
    offices: [
      { name: '办公室', duties: '文电、会务、机要、档案和政务公开工作', phone: body.phone },
      { name: '业务科', duties: '本机关主要业务的受理、审核和指导', phone: '' },
      { name: '法规科', duties: '规范性文件审核、行政复议和应诉', phone: '' },
    ],
  })
}

async function countReaders({ db }: DemoHouse, site: string, today: Day): Promise<void> {
  const luck = chance(7)
  for (let month = 1; month <= Number(today.slice(5, 7)); month++) {
    const counter = createViewCounter(
      db,
      fixedClock(`${today.slice(0, 5)}${String(month).padStart(2, '0')}-01T09:00:00+08:00`),
    )
    for (const [at, part] of parts.entries())
      for (let view = luck.between(200, 900) / (at + 1); view > 0; view--) counter.seen(site, part)
    await counter.flush()
  }
}
