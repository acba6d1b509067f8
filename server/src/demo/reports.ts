import type { FigureSource } from '#foundation/figures'
import { decide, reviewsOf } from '#foundation/review'
import {
  enterCell,
  inSnapshot,
  onReportDecided,
  openReport,
  overrideFinding,
  publishReport,
  reportDetail,
  type SectionKey,
  submitReport,
  writeSections,
} from '#oversight/annual-report'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { clockAt, type DemoHouse, inTurns, type Office, personOf } from './office.ts'
import { chance } from './random.ts'

/** Figures that have no record in the system, entered by hand with their source. */
const entered = [
  'proactive.licences.decisions',
  'proactive.penalties.decisions',
  'proactive.compulsion.decisions',
  'proactive.fees.amount',
] as const

/**
 * The annual reports of a year that is over. Departments publish in January, governments in March, over all that merges
 * into them. Of last year's, the last two offices are still at work.
 */
export async function reportYears(
  house: DemoHouse,
  sources: readonly FigureSource[],
  offices: readonly Office[],
  year: number,
  lastYear: boolean,
): Promise<void> {
  // A government's report takes in those of its bodies, and a city's those of its districts.
  const governments = offices.filter(({ body }) => body.kind === 'government')
  const others = offices.filter(({ body }) => body.kind !== 'government')
  await inTurns(others, (office, index) =>
    reportOne(house, sources, office, year, lastYear && index % 9 === 4),
  )
  for (const office of governments) await reportOne(house, sources, office, year, false)
}

async function reportOne(
  house: DemoHouse,
  sources: readonly FigureSource[],
  office: Office,
  year: number,
  unfinished: boolean,
): Promise<void> {
  const { db } = house
  const government = office.body.kind === 'government'
  const on = day(`${year + 1}-${government ? '03-16' : '01-18'}`)
  const clock = clockAt(on)
  const compiler = personOf(office, 'gk')
  const luck = chance(year * 77 + office.key.length * 13 + office.body.code.charCodeAt(8))
  const id = await inTransaction(db, (tx) =>
    openReport(tx, clock, compiler, office.id, year, government ? 'area' : 'own'),
  )
  let version = 1
  const next = <T>(work: Promise<T>) =>
    work.then((result) => {
      version += 1
      return result
    })
  const scale = government ? 40 : 1
  for (const cell of entered) {
    const value = cell.endsWith('amount')
      ? (luck.between(0, 3000) * scale) / 100
      : luck.between(0, 900) * scale
    const source = cell.endsWith('amount') ? '财务部门非税收入台账' : '行政审批和执法业务系统年度统计'
    await next(
      inTransaction(db, (tx) => enterCell(tx, clock, compiler, id, { version, cell, value, source })),
    )
  }
  const detail = await reportDetail(db, clock, sources, compiler, id)
  if (!detail) throw new Error(`report ${id} is missing`)
  const figure = (name: string) => detail.cells[name]?.value ?? 0
  const texts = sectionsOf(office, year, {
    received: figure('requests.received.total'),
    carriedIn: figure('requests.carriedIn.total'),
    decided: figure('requests.total.total'),
    carriedOut: figure('requests.carriedOut.total'),
    remedies: figure('remedies.reconsideration.total'),
    normative: figure('proactive.normativeDocuments.made'),
  })
  await next(inTransaction(db, (tx) => writeSections(tx, clock, compiler, id, version, texts)))
  if (unfinished) return
  const checked = await reportDetail(db, clock, sources, compiler, id)
  for (const rule of new Set(
    checked?.findings.filter((found) => found.level === 'error').map((found) => found.rule),
  )) {
    const override = { version, rule, reason: '上年数据口径调整，已核对台账。' }
    await next(inTransaction(db, (tx) => overrideFinding(tx, clock, compiler, id, override)))
  }
  await inSnapshot(db, (tx) => submitReport(tx, clock, sources, compiler, id, version))
  for (const suffix of ['fg', 'zy']) {
    const reviewer = personOf(office, suffix)
    const [review] = await reviewsOf(db, { kind: 'report', id })
    if (!review) return
    await inTransaction(db, async (tx) => {
      const decided = await decide(tx, clock, reviewer, review.id, {
        verdict: 'approve',
        reason: '',
        digest: review.digest,
      })
      await onReportDecided(tx, clock, reviewer, decided)
    })
  }
  await inTransaction(db, (tx) => publishReport(tx, clockAt(on, '17:00:00'), compiler, id))
}

interface Facts {
  received: number
  carriedIn: number
  decided: number
  carriedOut: number
  remedies: number
  normative: number
}

function sectionsOf(office: Office, year: number, facts: Facts): Partial<Record<SectionKey, string>> {
  const { name } = office.body
  const requests =
    facts.received === 0 && facts.carriedIn === 0
      ? '全年没有收到政府信息公开申请。'
      : `全年新收政府信息公开申请${facts.received}件，上年结转${facts.carriedIn}件，办结${facts.decided}件，结转下年度${facts.carriedOut}件，均在法定期限内办理。`
  return {
    overview: `${name}按照《中华人民共和国政府信息公开条例》的要求编制本报告。统计期限自${year}年1月1日起至${year}年12月31日止，电子版可在本网站下载。`,
    disclosure: `制发行政规范性文件${facts.normative}件，按栏目及时公开机构职能、规划计划、财政预决算和民生保障等信息，文件与解读同步发布。`,
    requests,
    management:
      '坚持先审查后公开，发布信息经三级审核并留存记录，定期清理已失效的文件，内容变动的及时更新并注明日期。',
    platform: '完善检索和下载功能，优化手机浏览和长者模式，建立栏目更新提醒，按月检查链接和附件能否打开。',
    supervision: '明确分管负责人和工作机构，开展业务培训，接受社会评议，年内没有发生责任追究情形。',
    problems: [
      '存在的问题：部分文件解读形式单一，个别栏目更新不够及时，基层工作人员业务能力有待提高。',
      '改进措施：推广问答和图表解读；建立栏目到期提醒和按月通报；围绕答复规范组织实务培训。',
    ].join('\n'),
    other: '本年度没有收取政府信息公开信息处理费，没有其他需要报告的事项。',
  }
}
