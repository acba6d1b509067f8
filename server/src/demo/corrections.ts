import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { openFileStore } from '#foundation/files'
import type { Day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { closeCorrection, submitCorrection } from '#requests/corrections'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'

type Result = Parameters<typeof closeCorrection>[5]['result']

interface Wrong {
  name: string
  record: string
  wrong: string
  wanted: string
  proof: string
  /** Working days ago. */
  ago: number
  ending?: { result: Result; text: string }
}

const matters: readonly Wrong[] = [
  {
    name: '沈知行',
    record: '2025年灵活就业社会保险补贴人员名册',
    wrong: '名册第47行将姓名记为“沈知衡”。',
    wanted: '姓名更正为“沈知行”。',
    proof: '身份证复印件',
    ago: 46,
    ending: {
      result: 'corrected',
      text: '经核对身份证件和申领档案，名册录入有误，已更正姓名并重新公布名册。',
    },
  },
  {
    name: '陆晓棠',
    record: '老旧小区加装电梯补助发放明细',
    wrong: '补助面积记为68平方米。',
    wanted: '按不动产权证更正为86平方米。',
    proof: '不动产权证',
    ago: 31,
    ending: {
      result: 'transferred',
      text: '补助面积由景澜市住房和城乡建设局核定，已将材料转送该局（电话0990-5550117），由其核实后告知。',
    },
  },
  {
    name: '景澜云帆商贸有限公司',
    record: '企业信用信息公示的行政处罚记录',
    wrong: '处罚决定书文号与本公司收到的不一致。',
    wanted: '更正文号。',
    proof: '处罚决定书复印件',
    ago: 22,
    ending: {
      result: 'accurate',
      text: '经核对原案卷，公示的文号与决定书一致；来件所附为事先告知书，文号不同属正常。',
    },
  },
  {
    name: '方若谷',
    record: '住房公积金贷款贴息申领登记',
    wrong: '联系地址登记为已拆除的旧址。',
    wanted: '更正为户口簿记载的现住址。',
    proof: '户口簿',
    ago: 6,
  },
  {
    name: '秦望舒',
    record: '2026年公益性岗位安置登记表',
    wrong: '出生年份记为1979年。',
    wanted: '按身份证更正为1997年。',
    proof: '身份证复印件',
    ago: 2,
  },
]

/** Records that people say are wrong about them (Art 41): mended, passed on, found right, and two still open. */
export async function mendRecords(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const { db, keys, filesDir } = house
  const [calendar, files] = [await loadCalendar(db), openFileStore(filesDir, keys.vault)]
  const content = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
  for (const [at, { name, proof, ago, ending, ...words }] of matters.entries()) {
    const came = clockAt(addWorkingDays(calendar, today, -ago), '10:20:00')
    const who = {
      ...{ bodyId: office.id, name, documentKind: '居民身份证' },
      ...{ documentNumber: `9901021985010100${at + 10}`, phone: `1390000330${at}` },
    }
    const { id } = await inTransaction(db, async (tx) => {
      const evidence = {
        class: 'private' as const,
        name: `${proof}.pdf`,
        mediaType: 'application/pdf',
        content,
      }
      return submitCorrection(tx, came, keys.vault, { ...who, ...words }, [await files.put(tx, evidence)])
    })
    if (!ending) continue
    const closed = clockAt(addWorkingDays(calendar, today, 8 - ago), '15:00:00')
    await inTransaction(db, (tx) =>
      closeCorrection(tx, closed, keys.vault, personOf(office, 'gk'), id, { version: 1, ...ending }),
    )
  }
}
