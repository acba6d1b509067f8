import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import { type FileInfo, openFileStore } from '#foundation/files'
import { listSites } from '#foundation/sites'
import { addDays, type Day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { enterItem, listPublished, placeDocument, placementsOf } from '#publication/catalogue'
import {
  addAsked,
  draftService,
  publishService,
  type ServiceContent,
  suspendService,
} from '#publication/services'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
import { type DemoGuide, demoGuides } from './service-guides.ts'

/** The guides of the city, written by one and published by another, with their forms; one rests, one is still being written. */
export async function offerServices(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const files = openFileStore(house.filesDir, house.keys.vault)
  for (const [at, guide] of demoGuides.entries()) {
    const office = offices.find((one) => one.key === guide.office)
    if (!office) continue
    const written = clockAt(addDays(today, -80 + at * 3))
    const published = clockAt(addDays(today, -79 + at * 3))
    const writer = personOf(office, 'xxy')
    const keeper = personOf(office, 'gk')
    const forms = await formsOf(guide)
    const id = await inTransaction(house.db, async (tx) => {
      const kept = new Map<string, FileInfo>()
      for (const [name, content] of forms)
        kept.set(
          name,
          await files.put(tx, { class: 'private', name, mediaType: DOCX, content, createdBy: writer.id }),
        )
      const content = contentOf(guide, office, kept)
      const drafted = await draftService(tx, written, writer, { bodyId: office.id, content })
      await publishService(tx, published, files, keeper, drafted, 1)
      return drafted
    })
    await addAsked(house.db, clockAt(today), new Map([[id, guide.views]]))
  }
  await beside(house, offices, today)
  await tieToCatalogue(house, offices, today)
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function contentOf(guide: DemoGuide, office: Office, kept: ReadonlyMap<string, FileInfo>): ServiceContent {
  const term = (amount: number | null) => (amount === null ? null : { amount, unit: 'working_day' as const })
  const { body } = office
  return {
    name: guide.name,
    kind: guide.kind,
    code: guide.code ?? '',
    audience: guide.who === 'both' ? ['person', 'legal'] : [guide.who],
    themes: guide.themes,
    summary: guide.summary,
    basis: guide.basis.map((title) => ({ title, clause: '', documentId: null })),
    conditions: guide.conditions.join('\n'),
    noMaterials: guide.materials.length === 0,
    materials: guide.materials.map((text) => {
      const name = text.replace('*', '')
      const form = kept.get(formName(name))
      return {
        name,
        form: form ? '原件' : /证|簿|卡/.test(name) ? '原件核验' : '原件或者复印件',
        copies: 1,
        source: form ? '申请人填写' : /证|簿|卡|凭证/.test(name) ? '政府部门核发' : '申请人自备',
        required: true,
        note: '',
        filled: form !== undefined,
        files: form ? [{ use: 'form', fileId: form.id, name: form.name, size: form.size }] : [],
      }
    }),
    steps:
      guide.days[1] === 0
        ? [
            { title: '申请', text: '到窗口提交材料，或者在网上填报。' },
            { title: '当场办结', text: '材料齐全、符合条件的，当场办结。' },
          ]
        : [
            { title: '申请', text: '到窗口提交材料，或者在网上填报。' },
            { title: '受理', text: '材料不齐的当场或者五日内一次告知需要补正的全部内容。' },
            { title: '审查', text: '核对材料，需要的到现场查看。' },
            { title: '决定和送达', text: '作出决定，短信告知结果，可以自取或者邮寄。' },
          ],
    legalTerm: term(guide.days[0]),
    promisedTerm: term(guide.days[1]),
    termNote: guide.days[1] > 7 ? '听证、检测、公示和专家评审所需时间不计算在内。' : '',
    charged: guide.fee !== undefined,
    feeStandard: guide.fee?.[0] ?? '',
    feeBasis: guide.fee?.[1] ?? '',
    places: [
      {
        name: '景澜市政务服务中心',
        address: '景澜市望湖区政和路66号一楼',
        window: `${body.shortName.replace(/^市/, '')}窗口`,
        hours: '周一至周五 9:00—17:00，中午不休息；周六上午预约办理',
        phone: body.phone,
        latitude: 30.2741,
        longitude: 120.1551,
      },
    ],
    consultPhone: body.phone,
    complaintPhone: '0990-12345',
    onlineUrl: guide.online ? 'https://zwfw.jinglan.gov.cn/' : '',
    result: guide.result ?? '',
  }
}

const formName = (material: string) => `${material}（空白表）.docx`

async function formsOf(guide: DemoGuide): Promise<Map<string, Buffer>> {
  const forms = new Map<string, Buffer>()
  for (const text of guide.materials) {
    if (!text.endsWith('*')) continue
    const name = text.replace('*', '')
    forms.set(formName(name), await blankForm(guide.name, name))
  }
  return forms
}

const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })

/** A form as a window hands it out: a heading, and fields to be filled in by hand. */
async function blankForm(service: string, name: string): Promise<Buffer> {
  const rows = ['申请人', '证件名称和号码', '联系电话', '通信地址', '申请事项和理由', '申请人签字和日期']
  return Packer.toBuffer(
    new Document({
      title: name,
      creator: '',
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun({ text: name, bold: true, size: 36 })] }),
            new Paragraph(`办理事项：${service}`),
            new Table({
              width: { size: 100, type: WidthType.PERCENTAGE },
              rows: rows.map((label) => new TableRow({ children: [cell(label), cell('')] })),
            }),
          ],
        },
      ],
    }),
  )
}

/** One matter that rests, and one that is not whole yet. */
async function beside(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const office = offices.find((one) => one.key === 'jtj')
  if (!office) return
  const files = openFileStore(house.filesDir, house.keys.vault)
  const whole: DemoGuide = {
    office: 'jtj',
    name: '城市道路临时占用审批',
    kind: 'licence',
    who: 'both',
    themes: ['building', 'travel'],
    summary: '因施工等需要临时占用城市道路的审批。',
    basis: ['城市道路管理条例第三十一条'],
    conditions: ['确需占用，有恢复和交通疏导方案。'],
    materials: ['占道平面图', '交通疏导方案'],
    days: [20, 5],
    views: 0,
  }
  await inTransaction(house.db, async (tx) => {
    const writer = personOf(office, 'xxy')
    const keeper = personOf(office, 'gk')
    const content = contentOf(whole, office, new Map())
    const id = await draftService(tx, clockAt(addDays(today, -60)), writer, { bodyId: office.id, content })
    await publishService(tx, clockAt(addDays(today, -59)), files, keeper, id, 1)
    await suspendService(tx, clockAt(addDays(today, -3)), keeper, id, {
      version: 2,
      reason: '职能调整，自本月起由城市管理部门办理，新的办事指南发布前请电话咨询。',
    })
    await draftService(tx, clockAt(addDays(today, -1)), writer, {
      bodyId: office.id,
      content: {
        ...content,
        name: '网络预约出租汽车运输证核发',
        basis: [],
        materials: [],
        complaintPhone: '',
      },
    })
  })
}

/** 公开事项 that bear the code of a service, with documents under them: the link shows at both ends. */
async function tieToCatalogue(house: DemoHouse, offices: readonly Office[], today: Day): Promise<void> {
  const site = (await listSites(house.db))[0]
  const keeper = offices.find((one) => one.key === 'szfb')
  if (!site || !keeper) return
  const officer = personOf(keeper, 'gk')
  for (const guide of demoGuides.filter(({ code }) => code !== undefined)) {
    const office = offices.find((one) => one.key === guide.office)
    if (!office) continue
    const items = await listPublished(house.db, { body: office.id, page: 1, size: 3 })
    const code = `fw-${guide.code}`
    await inTransaction(house.db, async (tx) => {
      await enterItem(tx, clockAt(addDays(today, -90)), officer, site, {
        axis: 'grassroots',
        code,
        parent: null,
        title: guide.name,
        content: '办事指南、办理结果和相关政策文件',
        basis: guide.basis[0] ?? '',
        ruleKey: null,
        staleMonths: null,
        owedBy: [],
        powerCode: guide.code ?? '',
        from: addDays(today, -90),
      })
      for (const item of items.slice(0, 2))
        await placeDocument(
          tx,
          clockAt(addDays(today, -20)),
          officer,
          { id: item.id, bodyId: office.id, siteId: site.id },
          [...(await placementsOf(tx, item.id)), { axis: 'grassroots', code }],
        )
    })
  }
}
