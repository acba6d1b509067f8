import { handOver, reportDaily, saveRisk, setDuty } from '#engagement/opinion'
import { addDays, type Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'

const watchers = ['周敏', '吴桐', '郑一凡', '孙悦'] as const
const REPORTED_DAYS = 14
const PLANNED_DAYS = 7

const risks = [
  ['汛期低洼小区积水', 'high', 40, 'zjj', '提前检修泵站，备足沙袋；积水路段两小时内发布绕行信息。'],
  ['公交线路调整引发集中投诉', 'middle', 12, 'jtj', '调整前十日公示，热线备好问答口径，首周派人到站解释。'],
  ['企业夜间异味反复', 'middle', null, 'hbj', '夜间巡查每周两次，检测结果当日公开。'],
  ['校外培训机构停业退费', 'low', null, 'jyj', '公布退费登记渠道，会同市场监管部门核查预收费。'],
] as const

/** Who watches these weeks, what each day brought, the risks foreseen, and one matter handed over to 督查. */
export async function keepWatch(
  { db }: DemoHouse,
  desk: Office,
  offices: readonly Office[],
  overdue: string | undefined,
  today: Day,
): Promise<void> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(db, work)
  const watcher = personOf(desk, 'gk')
  for (let at = -REPORTED_DAYS; at <= PLANNED_DAYS; at++) {
    const day = addDays(today, at)
    const duty = {
      ...{
        day,
        person: watchers[(at + REPORTED_DAYS) % watchers.length] ?? '',
        leader: '市政府办公室副主任',
      },
      phone: '0990-5550001',
    }
    const planned = clockAt(addDays(today, at < 0 ? at - 1 : -1))
    await run((tx) => setDuty(tx, planned, watcher, desk.id, duty))
    const report = { day, note: '' }
    if (at < 0) await run((tx) => reportDaily(tx, clockAt(day, '17:30:00'), watcher, desk.id, report))
  }
  const entered = clockAt(addDays(today, -20))
  for (const [title, level, days, owner, measures] of risks) {
    const ownerBodyId = offices.find(({ key }) => key === owner)?.id
    if (!ownerBodyId) continue
    const likelyOn = days === null ? null : addDays(today, days)
    const risk = { version: 0, title, level, likelyOn, ownerBodyId, measures, state: 'open' as const }
    await run((tx) => saveRisk(tx, entered, watcher, desk.id, undefined, risk))
  }
  if (!overdue) return
  const asked = {
    ...{ version: 2, to: '市政府督查室', due: addDays(today, 7) },
    note: '承办单位未在规定时限内回应，请督促核实并报告处置情况。',
  }
  await run((tx) => handOver(tx, clockAt(addDays(today, -1)), watcher, overdue, asked))
}
