import { addWorkingDays, loadCalendar } from '#foundation/calendar'
import { addDays, type Day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { closeRemedy, openRemedy } from '#requests/remedies'
import {
  askCorrection,
  confirmReceipt,
  decideExtension,
  proposeDecision,
  proposeExtension,
  type RequestInput,
  recordPartyReceipt,
  recordSearch,
  signDecision,
  startConsultation,
  submitRequest,
} from '#requests/requests'
import { clockAt, type DemoHouse, dayOfYear, type Office, personOf } from './office.ts'
import { personName } from './people.ts'
import { type Chance, chance } from './random.ts'
import { askedMatters } from './texts.ts'

type Answer = Omit<
  Parameters<typeof proposeDecision>[6],
  'tree' | 'differsBecause' | 'otherOrgan' | 'earlier'
>
const asProposal = (answer: Answer) => ({
  otherOrgan: '',
  earlier: '',
  tree: null,
  differsBecause: '',
  ...answer,
})

const answers: readonly (readonly [Answer, number])[] = [
  [
    {
      outcome: 'granted',
      facts: '',
      discretion: '',
      supply: '随本告知书提供电子文档，也可以到本机关查阅。',
      attachments: ['有关文件复制件'],
    },
    42,
  ],
  [
    {
      outcome: 'already_public',
      facts: '',
      discretion: '',
      supply: '该信息已在本平台公开，可以按标题检索下载。',
      attachments: [],
    },
    10,
  ],
  [
    {
      outcome: 'partial',
      facts: '申请的材料中含有个人隐私，已作区分处理。',
      discretion: '',
      supply: '可以公开的部分随本告知书提供。',
      attachments: ['材料（已处理）'],
    },
    10,
  ],
  [
    {
      outcome: 'does_not_exist',
      facts: '经检索公文系统和档案，没有制作或者保存所申请的信息。',
      discretion: '',
      supply: '',
      attachments: [],
    },
    12,
  ],
  [
    {
      outcome: 'other_organ',
      facts: '所申请的信息不属于本机关负责公开。',
      discretion: '',
      supply: '建议向景澜市自然资源和规划局提出申请，电话见其公开指南。',
      attachments: [],
    },
    8,
  ],
  [
    {
      outcome: 'process',
      facts: '所申请的信息属于研究讨论过程中形成的材料。',
      discretion: '公开后可能影响后续研究的充分讨论，故不予公开。',
      supply: '',
      attachments: [],
    },
    5,
  ],
  [
    {
      outcome: 'third_party',
      facts: '所申请的信息涉及第三方商业秘密，经征求意见第三方不同意公开。',
      discretion: '',
      supply: '',
      attachments: [],
    },
    4,
  ],
  [
    {
      outcome: 'internal',
      facts: '所申请的信息属于本机关后勤管理事项。',
      discretion: '该信息对外不产生影响，公开没有必要。',
      supply: '',
      attachments: [],
    },
    3,
  ],
  [
    {
      outcome: 'needs_creation',
      facts: '本机关没有现成的统计材料，需要另行汇总分析。',
      discretion: '',
      supply: '',
      attachments: [],
    },
    3,
  ],
  [
    {
      outcome: 'petition',
      facts: '所提事项属于投诉举报。',
      discretion: '',
      supply: '请通过12345政务服务便民热线反映。',
      attachments: [],
    },
    3,
  ],
]

/** The requests of one office in one year, with the newest ones still open in every state. */
export async function answerYear(
  house: DemoHouse,
  office: Office,
  year: number,
  seed: number,
  today: Day,
): Promise<void> {
  const luck = chance(seed * 31 + 7)
  const small = office.body.kind === 'town' || office.body.kind === 'subdistrict'
  const count = small ? luck.between(1, 2) : luck.between(2, 5)
  for (let no = 0; no < count; no++) {
    const submitted = dayOfYear(year, Math.floor(((no + luck.next()) / count) * 364))
    if (submitted > today) continue
    await answerOne(house, office, submitted, today, luck, seed * 100 + no)
  }
}

async function answerOne(
  house: DemoHouse,
  office: Office,
  submitted: Day,
  today: Day,
  luck: Chance,
  seed: number,
): Promise<void> {
  const { db, keys } = house
  const { vault } = keys
  const handler = personOf(office, 'gk')
  const calendar = await loadCalendar(db)
  const online = luck.next() < 0.7
  const input = inputOf(office.id, luck, seed)
  const { id } = await inTransaction(db, (tx) =>
    submitRequest(tx, clockAt(submitted), vault, online ? undefined : handler, input, {
      channel: online ? 'online' : luck.pick(['counter', 'post_signed'] as const),
      arrivedOn: submitted,
    }),
  )
  let version = 1
  const received = online ? addWorkingDays(calendar, submitted, 1) : submitted
  if (received > today) return
  if (online) {
    await inTransaction(db, (tx) => confirmReceipt(tx, clockAt(received), handler, id, version, received))
    version += 1
  }
  const answer = luck.weighted(answers)
  const extended = luck.next() < 0.08
  const days = extended ? luck.between(21, 30) : luck.between(3, 19)
  const decided = addWorkingDays(calendar, received, days)
  if (
    luck.next() < 0.5 &&
    decided > today &&
    addWorkingDays(calendar, received, 3) <= today &&
    seed % 5 === 0
  ) {
    const asked = { version, asked: '请写明所需信息的具体名称或者文号。', days: 10 }
    await inTransaction(db, (tx) =>
      askCorrection(tx, clockAt(addWorkingDays(calendar, received, 3)), vault, handler, id, asked),
    )
    return
  }
  if (extended && addWorkingDays(calendar, received, 15) <= today) {
    const extension = { version, days: 15, reason: '需要向多个科室检索历史档案' }
    const on = clockAt(addWorkingDays(calendar, received, 15))
    await inTransaction(db, (tx) => proposeExtension(tx, on, handler, id, extension))
    const verdict = { version: version + 1, approve: true, note: '' }
    await inTransaction(db, (tx) => decideExtension(tx, on, vault, personOf(office, 'fg'), id, verdict))
    version += 2
  }
  const proposed = addWorkingDays(calendar, decided, -1)
  if (proposed > today) {
    if (seed % 2 === 0) await consult(house, office, id, version, received, today)
    return
  }
  const on = clockAt(later(proposed, received))
  if (answer.outcome === 'does_not_exist') {
    const search = {
      place: '公文系统、档案管理系统',
      words: input.asked.slice(0, 12),
      period: '五年内',
      result: '没有符合条件的文件',
      found: false,
    }
    await inTransaction(db, (tx) => recordSearch(tx, on, handler, id, search))
  }
  await inTransaction(db, (tx) => proposeDecision(tx, on, vault, handler, id, version, asProposal(answer)))
  version += 1
  if (decided > today) return
  await inTransaction(db, (tx) =>
    signDecision(tx, clockAt(decided, '16:00:00'), vault, personOf(office, 'fg'), id, version),
  )
  if (['process', 'third_party', 'partial'].includes(answer.outcome) && luck.next() < 0.35)
    await appeal(house, office, id, decided, today, luck)
}

/** A third party is being asked about a request that is still open; some have answered. */
async function consult(
  { db, keys }: DemoHouse,
  office: Office,
  id: string,
  version: number,
  received: Day,
  today: Day,
): Promise<void> {
  const calendar = await loadCalendar(db)
  const [asked, got] = [addWorkingDays(calendar, received, 2), addWorkingDays(calendar, received, 4)]
  if (asked > today) return
  const handler = personOf(office, 'gk')
  const sent = await inTransaction(db, (tx) =>
    startConsultation(tx, clockAt(asked), keys.vault, handler, id, {
      version,
      kind: 'third_party',
      name: '景澜东桥建设有限公司',
      address: '景澜市望湖区东桥街18号',
      phone: '19900001234',
      email: '',
      content: '所申请材料中涉及该公司的报价和施工方案',
    }),
  )
  if (got > today) return
  await inTransaction(db, (tx) =>
    recordPartyReceipt(tx, clockAt(got), handler, id, sent.id, { version: version + 1, on: got }),
  )
}

const later = (a: Day, b: Day): Day => [a, b].sort()[1] ?? a

async function appeal(
  { db }: DemoHouse,
  office: Office,
  request: string,
  decided: Day,
  today: Day,
  luck: Chance,
): Promise<void> {
  const accepted = addDays(decided, luck.between(10, 50))
  if (accepted > today) return
  const { id: actor } = personOf(office, 'gk')
  const about = { request, body: office.id }
  const remedy = {
    kind: 'reconsideration' as const,
    organ: office.body.reconsideration,
    acceptedOn: accepted,
  }
  const opened = await inTransaction(db, (tx) => openRemedy(tx, clockAt(accepted), actor, about, remedy))
  const closed = addDays(accepted, luck.between(30, 75))
  if (closed > today) return
  const result = luck.weighted([
    ['upheld', 6],
    ['corrected', 2],
    ['otherResult', 2],
  ] as const)
  await inTransaction(db, (tx) =>
    closeRemedy(tx, clockAt(closed), actor, opened, { result, closedOn: closed, note: '' }),
  )
}

function inputOf(bodyId: string, luck: Chance, seed: number): RequestInput {
  const applicantType = luck.weighted([
    ['naturalPerson', 78],
    ['business', 14],
    ['legalService', 4],
    ['nonprofit', 2],
    ['research', 1],
    ['other', 1],
  ] as const)
  const person = personName(seed + 50_000)
  const natural = applicantType === 'naturalPerson'
  const birth = `${luck.between(1950, 2003)}${String(luck.between(1, 12)).padStart(2, '0')}${String(luck.between(1, 28)).padStart(2, '0')}`
  return {
    bodyId,
    applicantType,
    name: natural
      ? person
      : `景澜${luck.pick(['云帆', '东桥', '文正', '青石', '鹤鸣'])}${luck.pick(['商贸', '建设', '科技', '咨询'])}有限公司`,
    documentKind: natural ? '居民身份证' : '统一社会信用代码',
    documentNumber: natural
      ? withChecksum(`990102${birth}${String(luck.between(1, 999)).padStart(3, '0')}`)
      : `99990100MA${luck.between(10_000_000, 99_999_999)}`,
    phone: `199${String(luck.between(0, 99_999_999)).padStart(8, '0')}`,
    email: '',
    address: `景澜市望湖区文正街道${luck.between(1, 200)}号`,
    contact: natural ? '' : person,
    asked: luck.pick(askedMatters as [string, ...string[]]),
    wantedForm: luck.pick(['electronic', 'paper', 'copy'] as const),
    deliveryWay: luck.pick(['online', 'post', 'email'] as const),
  }
}

/** The last character of a resident identity number (GB 11643). The area 990102 does not exist. */
function withChecksum(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return first17 + '10X98765432'.charAt(sum % 11)
}
