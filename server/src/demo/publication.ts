import { openFileStore } from '#foundation/files'
import { listSites } from '#foundation/sites'
import { addDays, type Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import {
  cleanupDetail,
  type DocumentContent,
  decideCleanup,
  draftDocument,
  enterWithheldItem,
  handOver,
  listPublished,
  noteReceipt,
  openCleanup,
  planRelease,
  relateDocuments,
} from '#publication/catalogue'
import { compileIssue, openIssue, publishIssue } from '#publication/gazette'
import { setForms, setStanding } from '#publication/interpretation'
import { moveTopic, openTopic, putIntoTopic } from '#publication/topics'
import { publishOne } from './documents.ts'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'

/** What stands around the documents of the city: topics, the gazette, a clean-up, notices, interpretations, held drafts. */
export async function publishAround(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const office = offices.find((one) => one.key === 'szfb')
  if (!office) return
  await publishNotices(house, office, today)
  await leaveLying(house, offices, today)
  await openTopics(house, office, today)
  await printGazette(house, office, today)
  await cleanUp(house, office, today)
  await interpret(house, office, today)
  await archive(house, office, today)
  await tellBeforehand(house, office, today)
}

/** 发布日历 and 不予公开事项清单 of the government office. */
async function tellBeforehand(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const keeper = personOf(office, 'gk')
  const releases = [
    { in: 3, title: '全市重点项目建设进展情况', note: '上午10时' },
    { in: 12, title: '政府常务会议审议通过的行政规范性文件', note: '' },
    { in: 26, title: '季度政务公开工作情况通报', note: '' },
  ]
  const withheld = [
    {
      title: '人事管理、后勤管理等内部事务信息',
      groundCode: 'internal',
      basis: '政府信息公开条例第十六条第一款',
    },
    {
      title: '讨论记录、过程稿、磋商信函、请示报告',
      groundCode: 'process',
      basis: '政府信息公开条例第十六条第二款',
    },
    {
      title: '行政执法案卷中的询问笔录',
      groundCode: 'enforcement_file',
      basis: '政府信息公开条例第十六条第二款',
    },
  ] as const
  await inTransaction(house.db, async (tx) => {
    for (const { in: days, ...release } of releases)
      await planRelease(tx, clockAt(addDays(today, -5)), keeper, {
        ...release,
        bodyId: office.id,
        on: addDays(today, days),
      })
    for (const item of withheld)
      await enterWithheldItem(tx, clockAt(addDays(today, -90)), keeper, {
        ...item,
        bodyId: office.id,
        from: addDays(today, -90),
      })
  })
}

/** What was published up to half a year ago lies in the archive, with its receipt; the rest waits. */
async function archive(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const keeper = personOf(office, 'gk')
  const until = addDays(today, -180)
  await inTransaction(house.db, async (tx) => {
    const ask = { bodyId: office.id, receiver: '景澜市档案馆', retention: 'permanent' as const, until }
    const id = await handOver(tx, clockAt(addDays(until, 7)), keeper, ask)
    const receipt = { on: addDays(until, 9), receipt: `景档收〔${until.slice(0, 4)}〕12号` }
    await noteReceipt(tx, clockAt(receipt.on), keeper, id, receipt)
  })
}

const base: DocumentContent = {
  title: '',
  documentNumber: '',
  jointIssuers: [],
  writtenOn: '2014-01-01',
  columnId: 'tz',
  theme: '0201',
  genre: 'notice',
  kind: null,
  attribute: 'active',
  ground: '',
  validUntil: null,
  keywords: [],
  abstract: '',
  body: '',
  attachments: [],
}

/** Lawful notices that name people for a time, and drafts the checks hold back. */
async function publishNotices(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const written = addDays(today, -12)
  const notices = [
    {
      title: `景澜市${today.slice(0, 4)}年度城镇住房保障家庭（第三批）公示`,
      basis: '公共租赁住房管理办法第八条',
      people: '高明远、林晓雪、唐建国等12户家庭',
    },
    {
      title: '景澜市事业单位公开招聘工作人员拟聘用人员公示',
      basis: '事业单位公开招聘人员暂行规定第二十三条',
      people: '沈一舟、陆文静、何思源等8人',
    },
  ]
  for (const [at, notice] of notices.entries()) {
    const content = {
      ...base,
      title: notice.title,
      writtenOn: written,
      keywords: ['公示'],
      abstract: `${notice.people}符合条件，现予公示。`,
      body: `<p>经审核，${notice.people}符合条件，现予公示。公示期内如有异议，请向市政府办公室反映。</p><p>联系电话：0990-5550001</p>`,
      publicNotice: { basis: notice.basis, until: addDays(today, 5 + at) },
    }
    await publishOne(house, office, content, written, addDays(today, -10), today, at)
  }
  await inTransaction(house.db, (tx) => heldDraft(tx, house, office, today))
}

/** A draft whose attachment names people: the checks say so, one click masks it. */
async function heldDraft(tx: Tx, house: DemoHouse, office: Office, today: Day): Promise<void> {
  const drafter = personOf(office, 'xxy')
  const file = await openFileStore(house.filesDir, house.keys.vault).put(tx, {
    class: 'private',
    name: '志愿者名单.csv',
    mediaType: 'text/plain; charset=utf-8',
    content: Buffer.from('姓名,联系电话\n高明远,13900000001\n林晓雪,13900000002\n'),
    createdBy: drafter.id,
  })
  const { id: fileId, name, mediaType, size, hash } = file
  await draftDocument(tx, clockAt(today, '08:50:00'), drafter, office.id, {
    ...base,
    title: '关于公布城市志愿服务队伍名单的通知',
    writtenOn: today,
    keywords: ['志愿服务'],
    body: '<p>现将城市志愿服务队伍名单予以公布，名单见附件。</p>',
    attachments: [{ fileId, name, mediaType, size, hash }],
  })
}

/** Texts that went no further and are past the twenty working days of Art 26: one in its drawer, one before its reviewer. */
async function leaveLying(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const lying = [
    {
      key: 'szfb',
      formed: addDays(today, -47),
      title: '关于优化政务服务大厅午间和周末服务安排的通知',
      keywords: ['政务服务'],
      body: '<p>政务服务大厅社会保险、不动产登记和出入境窗口在工作日午间和每周六上午照常受理，请各进驻单位做好值班安排。</p>',
    },
    {
      key: 'jtj',
      formed: addDays(today, -39),
      title: '关于调整第12路、第27路公共汽车走向和停靠站点的通告',
      keywords: ['公共交通'],
      body: '<p>因湖滨路管网改造，第12路、第27路公共汽车改经文正街，临时增设文正街南口、澄川桥两处停靠站点。</p>',
    },
  ]
  for (const [at, { key, formed, ...text }] of lying.entries()) {
    const office = offices.find((one) => one.key === key)
    if (office)
      await publishOne(house, office, { ...base, ...text, writtenOn: formed }, formed, today, today, at)
  }
}

async function openTopics(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const site = (await listSites(house.db)).find((one) => one.hostBodyId === office.id)
  if (!site) return
  const items = await listPublished(house.db, { body: office.id, page: 1, size: 12 })
  const keeper = personOf(office, 'gk')
  const topics = [
    { title: '优化营商环境', summary: '惠企政策、办事指引和典型经验。', opened: -60, acts: [] },
    { title: '冬季供暖保障', summary: '供暖时间、标准、报修方式和检查结果。', opened: -20, acts: [] },
    { title: '第五次全国经济普查', summary: '普查安排、数据和解读。', opened: -500, acts: ['close'] },
    {
      title: '防汛抗旱',
      summary: '预警信息、应急措施和救助政策。',
      opened: -800,
      acts: ['close', 'archive'],
    },
  ] as const
  for (const [at, topic] of topics.entries()) {
    const opened = clockAt(addDays(today, topic.opened))
    await inTransaction(house.db, async (tx) => {
      const { title, summary } = topic
      const id = await openTopic(tx, opened, keeper, site, { title, summary })
      for (const [no, item] of items.slice(at * 3, at * 3 + 3).entries())
        await putIntoTopic(tx, opened, keeper, id, {
          documentId: item.id,
          section: no === 0 ? '政策文件' : '工作动态',
        })
      for (const act of topic.acts)
        await moveTopic(tx, clockAt(addDays(today, topic.opened + 300)), keeper, id, act)
    })
  }
}

/** Two issues of the year's gazette; a third is being compiled. */
async function printGazette(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const items = await listPublished(house.db, {
    columns: ['gfxwj'],
    body: office.id,
    page: 1,
    size: 9,
  })
  const keeper = personOf(office, 'gk')
  for (let no = 0; no < 3; no++) {
    const clock = clockAt(addDays(today, -70 + no * 30))
    const documents = items.slice(no * 3, no * 3 + 3).map((item) => item.id)
    if (documents.length === 0) continue
    await inTransaction(house.db, async (tx) => {
      const id = await openIssue(tx, clock, keeper, office.id, Number(today.slice(0, 4)))
      await compileIssue(tx, clock, keeper, id, { version: 1, documents })
      if (no < 2) await publishIssue(tx, clock, keeper, id)
    })
  }
}

/** A clean-up under way: half of its documents are decided. */
async function cleanUp(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const keeper = personOf(office, 'gk')
  const clock = clockAt(addDays(today, -15))
  await inTransaction(house.db, async (tx) => {
    const id = await openCleanup(tx, clock, keeper, {
      bodyId: office.id,
      title: `${today.slice(0, 4)}年行政规范性文件清理`,
      asOf: addDays(today, -15),
    })
    const detail = await cleanupDetail(tx, today, keeper, id)
    const documents = (detail?.list ?? []).map((one) => one.documentId)
    const half = documents.slice(0, Math.ceil(documents.length / 2))
    if (half.length > 0)
      await decideCleanup(tx, clock, keeper, id, { documents: half, decision: 'keep', reason: '' })
  })
}

/** Policies with their interpretations, linked both ways, and one that still waits for its own. */
async function interpret(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const items = await listPublished(house.db, {
    columns: ['gfxwj'],
    body: office.id,
    page: 1,
    size: 3,
  })
  const drafter = personOf(office, 'xxy')
  for (const [at, policy] of items.entries()) {
    const written = addDays(today, -30 + at)
    const clock = clockAt(written)
    const flagged = { version: 0, flagged: true, plan: null }
    await inTransaction(house.db, (tx) =>
      setStanding(tx, clock, drafter, { id: policy.id, bodyId: office.id }, flagged),
    )
    // The newest still waits for its interpretation.
    if (at === 0) continue
    const content = {
      ...base,
      title: `《${policy.title}》政策解读`.slice(0, 300),
      writtenOn: written,
      columnId: 'zcjd',
      genre: 'other',
      keywords: ['政策解读'],
      abstract: '对文件的制定背景、主要内容和办理方式作出说明。',
      body: '<h3>一、制定背景</h3><p>为落实上级部署，结合本市实际制定本文件。</p><h3>二、主要内容</h3><p>文件明确了适用范围、办理条件和时限，群众关心的问题均有对应条款。</p><h3>三、怎样办理</h3><p>可以在政务服务窗口或者网上办理，需要的材料见文件附件。</p>',
    }
    const relation = { kind: 'interprets' as const, to: policy.id, outsideTitle: '', outsideUrl: '' }
    await publishOne(house, office, content, written, addDays(written, 2), today, at, async (tx, id) => {
      const from = { id, bodyId: office.id }
      await relateDocuments(tx, clock, drafter, from, relation)
      await setForms(tx, clock, drafter, from, at === 1 ? ['text', 'picture'] : ['text'])
    })
  }
}
