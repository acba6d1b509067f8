import { Document, Packer, Paragraph } from 'docx'
import { openFileStore } from '#foundation/files'
import type { Day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { markBoxes, openCopy, submitMarks } from '#requests/redaction'
import { submitRequest } from '#requests/requests'
import { clockAt, type DemoHouse, type Office, personOf } from './office.ts'

const lines = [
  '景澜市政务服务大厅物业服务合同（节选）',
  '甲方：景澜市人民政府办公室',
  '乙方：景澜市安和物业服务有限公司',
  '乙方项目负责人：何雨桐，联系电话：13900007788',
  '服务内容：大厅保洁、秩序维护和设施巡检。',
  '服务期限：自一月一日起一年，费用按季度支付。',
]

/** Where a stretch of characters stands on the page that a Word file becomes: 14 points a character, 19.2 a line. */
const over = (line: number, from: number, characters: number) => ({
  page: 1,
  x: (79.4 + from * 14 - 2) / 595.28,
  y: (79 + line * 19.2) / 841.89,
  width: (characters * 14 + 4) / 595.28,
  height: 22 / 841.89,
})

/** One request whose contract is half public: its private parts are covered and wait for a second person. */
export async function coverContract(house: DemoHouse, office: Office, today: Day): Promise<void> {
  const { db, keys, filesDir } = house
  const [marker, clock] = [personOf(office, 'xxy'), clockAt(today, '09:30:00')]
  const { id } = await inTransaction(db, (tx) =>
    submitRequest(
      tx,
      clock,
      keys.vault,
      personOf(office, 'gk'),
      {
        bodyId: office.id,
        applicantType: 'naturalPerson',
        name: '白知秋',
        documentKind: '居民身份证',
        documentNumber: '99010119880503002X',
        phone: '13900001122',
        email: '',
        address: '景澜市望湖区湖滨路12号',
        contact: '',
        asked: '政务服务大厅本年度物业服务合同',
        wantedForm: 'electronic',
        deliveryWay: 'online',
      },
      { channel: 'counter', arrivedOn: today },
    ),
  )
  const content = await Packer.toBuffer(
    new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
  )
  const files = openFileStore(filesDir, keys.vault)
  const about = { request: id, body: office.id }
  const copy = await openCopy(db, clock, files, marker, about, { name: '物业服务合同.docx', content })
  const ground = { ground: 'third_party' }
  const boxes = [
    { ...over(3, 8, 3), ...ground, note: '个人姓名' },
    { ...over(3, 17, 6), ...ground, note: '联系电话' },
  ]
  await inTransaction(db, (tx) => markBoxes(tx, clock, marker, copy, { version: 1, boxes }))
  await inTransaction(db, (tx) =>
    submitMarks(tx, clock, marker, copy, { version: 2, publicName: '物业服务合同（公开版）' }),
  )
}
