import type { RuleRowData } from '@yangguang/server/contract/foundation/rules'

const pieces: Readonly<Record<string, string>> = { 'fee.page': '页', 'fee.piece': '件' }
const occasions: Readonly<Record<string, string>> = {
  third_party: '征求第三方意见',
  co_making_body: '征求共同制作机关意见',
  correction: '补正申请内容',
  fee: '缴纳信息处理费',
}
const silences: Readonly<Record<string, string>> = {
  agrees: '逾期未答复的视为同意公开',
  organ_decides: '逾期未答复的由本机关决定是否公开',
}

interface Band {
  upTo: number | null
  price: number
}

/** What a rule says beyond one number, in the words of the notice it comes from. */
export function ruleDetail({ key, detail }: Pick<RuleRowData, 'key' | 'detail'>): string[] {
  if (Array.isArray(detail))
    return detail.every((one) => typeof one === 'number')
      ? [`到期前 ${detail.join('、')} 个工作日`]
      : detail.map((one) => occasions[String(one)] ?? String(one))
  if (typeof detail !== 'object' || detail === null) return detail === null ? [] : [String(detail)]
  const { bands, step, month, day, silence } = detail as {
    bands?: Band[]
    step?: { add: number; every: number }
    month?: number
    day?: number
    silence?: string
  }
  if (bands) return feeLines(bands, step, pieces[key] ?? '件')
  if (month !== undefined && day !== undefined) return [`每年 ${month} 月 ${day} 日`]
  if (silence !== undefined) return [silences[silence] ?? silence]
  return [JSON.stringify(detail)]
}

function feeLines(bands: readonly Band[], step: { add: number; every: number } | undefined, unit: string) {
  const lines = bands.map(({ upTo, price }, at) => {
    const from = (bands[at - 1]?.upTo ?? 0) + 1
    const reach =
      upTo === null
        ? `${from} ${unit}以上`
        : at === 0
          ? `${upTo} ${unit}以下（含 ${upTo} ${unit}）`
          : `${from}—${upTo} ${unit}（含 ${upTo} ${unit}）`
    return `${reach}：${price === 0 ? '不收费' : `${price} 元/${unit}`}`
  })
  const last = bands.at(-1)?.upTo
  return step && last
    ? [
        ...lines,
        `${last + 1} ${unit}以上：每 ${step.every} ${unit}为一档，每增加一档提高 ${step.add} 元/${unit}`,
      ]
    : lines
}
