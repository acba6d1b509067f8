import { assignItem, issueReport, respondToItem, takeFinding } from '#engagement/opinion'
import { addDays, type Day } from '#platform/clock'
import { inTransaction, type Tx } from '#platform/db'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'
import { keepWatch } from './opinion-duty.ts'

/** What the city office finds about the city, how it is answered, and the issue made of it. */
export async function watchOpinion(
  house: DemoHouse,
  desk: Office,
  offices: readonly Office[],
  today: Day,
): Promise<void> {
  const run = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(house.db, work)
  const watcher = personOf(desk, 'gk')
  const found = [
    ['青石路施工围挡占道过久', '晚报', 'general', -12, 'zjj'],
    ['部分小区水压不足', '论坛', 'attention', -8, 'zjj'],
    ['开发区企业夜间异味', '新闻客户端', 'attention', -3, 'hbj'],
    ['公交线路调整引发讨论', '论坛', 'general', -1, 'jtj'],
  ] as const
  const issued: string[] = []
  let silent: string | undefined
  for (const [at, [title, source, severity, from, answering]] of found.entries()) {
    const at9 = clockAt(addDays(today, from), '09:00:00')
    const finding = {
      ...{
        bodyId: desk.id,
        title,
        source,
        severity,
        text: `${title}，有群众反映希望尽快说明情况。`,
        url: '',
        outerId: null,
      },
      ...{ cameBy: 'hand' as const, publishedAt: null, foundAt: at9.now() },
    }
    const id = await run((tx) => takeFinding(tx, at9, watcher, finding))
    const office = offices.find(({ key }) => key === answering)
    if (!id || !office || at === 3) continue
    const assigned = { version: 1, to: office.id, severity, note: '请核实情况并及时回应。' }
    await run((tx) => assignItem(tx, clockAt(addDays(today, from), '10:30:00'), watcher, id, assigned))
    if (at === 2) {
      silent = id
      continue
    }
    const answer = { version: 2, response: '已到现场核实，并在门户网站发布情况说明。', urls: [] }
    await run((tx) =>
      respondToItem(tx, clockAt(addDays(today, from + 1)), personOf(office, 'xxy'), id, answer),
    )
    issued.push(id)
  }
  const issue = {
    kind: 'halfmonthly' as const,
    title: '近期舆情综述',
    summary: '本期舆情总体平稳，涉及市政施工和供水的已经回应。',
    items: issued,
  }
  await run((tx) => issueReport(tx, clockAt(addDays(today, -2)), watcher, desk.id, issue))
  await keepWatch(house, desk, offices, silent, today)
}
