import { readSheet, type SheetRow } from '#foundation/administration'
import { findBodyByName } from '#foundation/bodies'
import { type Actor, mayAct } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import type { z } from '#platform/http'
import { audienceLabels, serviceContent, serviceKindLabels, serviceThemeLabels } from './contract.ts'
import { draftService } from './draft-service.ts'
import { workers } from './policy.ts'
import type { Term } from './service.ts'

export const serviceHeadings = [
  '实施机关',
  '事项名称',
  '事项类型',
  '服务对象',
  '权力事项编码',
  '主题',
  '设定依据',
  '受理条件',
  '申请材料',
  '办理流程',
  '法定时限',
  '承诺时限',
  '收费标准',
  '收费依据',
  '办理场所',
  '办理地址',
  '办理时间',
  '咨询电话',
  '监督电话',
  '网上办理地址',
] as const
/** Without these a row says nothing. */
const NEEDED = 4

export const serviceExample = [
  '某市民政局',
  '城乡居民最低生活保障对象认定',
  '行政给付',
  '自然人',
  '000511001000',
  '社会救助',
  '《社会救助暂行办法》第九条',
  '共同生活的家庭成员人均收入低于当地最低生活保障标准。',
  '居民户口簿；家庭经济状况核对授权书',
  '申请；受理；审核；公示；发放',
  '30个工作日',
  '20个工作日',
  '',
  '',
  '某市政务服务中心民政窗口',
  '某市人民路1号',
  '工作日 9:00—17:00',
  '0990-12345678',
  '0990-12345679',
  '',
]

type Heading = (typeof serviceHeadings)[number]

/** Reads a workbook of service items as drafts: a dry run says what is wrong row by row, an import takes all rows or none. */
export async function importServices(
  db: Db,
  clock: Clock,
  actor: Actor,
  base64: string,
  dry: boolean,
): Promise<{ rows: { line: number; label: string; problems: string[] }[]; imported: number }> {
  const sheet = await readSheet(base64, serviceHeadings.slice(0, NEEDED))
  const read: Awaited<ReturnType<typeof readRow>>[] = []
  for (const row of sheet) read.push(await readRow(db, actor, row))
  const rows = read.map(({ line, label, problems }) => ({ line, label, problems }))
  if (dry || rows.some(({ problems }) => problems.length > 0)) return { rows, imported: 0 }
  await inTransaction(db, async (tx) => {
    for (const { input } of read) if (input) await draftService(tx, clock, actor, input)
  })
  return { rows, imported: rows.length }
}

async function readRow(db: Db, actor: Actor, row: SheetRow) {
  const cell = (heading: Heading) => row.cells.get(heading) ?? ''
  const problems: string[] = []
  const bodyId = await findBodyByName(db, cell('实施机关'))
  if (!bodyId) problems.push(`没有名为“${cell('实施机关')}”的机关`)
  else if (!mayAct(actor, workers, bodyId)) problems.push(`您没有“${cell('实施机关')}”的编辑权限`)
  const kind = keyOf(serviceKindLabels, cell('事项类型'))
  if (!kind) problems.push(`事项类型“${cell('事项类型')}”不在类型表中`)
  const audience = named(
    audienceLabels,
    cell('服务对象').replace('法人', '法人和其他组织'),
    '服务对象',
    problems,
  )
  const themes = named(serviceThemeLabels, cell('主题'), '主题', problems)
  const parsed = serviceContent.safeParse({
    name: cell('事项名称'),
    kind: kind ?? 'public_service',
    code: cell('权力事项编码'),
    audience,
    themes,
    basis: parts(cell('设定依据')).map((title) => ({ title })),
    conditions: cell('受理条件'),
    noMaterials: cell('申请材料') === '无',
    materials: cell('申请材料') === '无' ? [] : parts(cell('申请材料')).map((name) => ({ name })),
    steps: parts(cell('办理流程')).map((title) => ({ title })),
    legalTerm: term(cell('法定时限'), '法定时限', problems),
    promisedTerm: term(cell('承诺时限'), '承诺时限', problems),
    charged: cell('收费标准') !== '' && cell('收费标准') !== '不收费',
    feeStandard: cell('收费标准').replace(/^不收费$/, ''),
    feeBasis: cell('收费依据'),
    places:
      cell('办理场所') === ''
        ? []
        : [{ name: cell('办理场所'), address: cell('办理地址'), hours: cell('办理时间') }],
    consultPhone: cell('咨询电话'),
    complaintPhone: cell('监督电话'),
    onlineUrl: cell('网上办理地址'),
  })
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue: z.core.$ZodIssue) => issue.message))
  return {
    line: row.line,
    label: cell('事项名称'),
    problems: [...new Set(problems)],
    input: parsed.success && bodyId ? { bodyId, content: parsed.data } : undefined,
  }
}

const parts = (text: string): string[] =>
  text
    .split(/[;；\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function keyOf<Key extends string>(labels: Readonly<Record<Key, string>>, label: string): Key | undefined {
  return (Object.keys(labels) as Key[]).find((key) => labels[key] === label)
}

function named<Key extends string>(
  labels: Readonly<Record<Key, string>>,
  text: string,
  heading: string,
  problems: string[],
): Key[] {
  return text
    .split(/[;；,，、\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const key = keyOf(labels, part)
      if (!key) problems.push(`${heading}“${part}”不在表中`)
      return key ? [key] : []
    })
}

/** `20个工作日`, `3日`, `2小时`, `当场办结`. */
function term(text: string, heading: string, problems: string[]): Term | null {
  if (text === '') return null
  if (/^(当场|即时|即办)(办结)?$/.test(text)) return { amount: 0, unit: 'working_day' }
  const [, amount, unit] = /^(\d{1,3})\s*个?(工作日|日|天|小时)$/.exec(text) ?? []
  if (!amount || !unit) {
    problems.push(`${heading}“${text}”请写成“20个工作日”“3日”“2小时”或者“当场办结”`)
    return null
  }
  const units: Readonly<Record<string, Term['unit']>> = { 工作日: 'working_day', 小时: 'hour' }
  return { amount: Number(amount), unit: units[unit] ?? 'day' }
}
