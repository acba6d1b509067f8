import type { Day } from '#platform/clock'
import type { Wording } from '#platform/errors'
import type { DueStep } from './due.ts'
import type { ClockReason, LimitUnit } from './history.ts'

export const calendarWording: Wording = {
  'calendar.notice_empty': '没有读到任何放假或者上班日期，请粘贴国务院办公厅通知的全文后重试。',
  'calendar.other_year': '{day}不在{year}年，请核对年份后重新录入。',
  'calendar.notice_doubt': '通知中“{text}”没有读懂：{why}。请改正后重新粘贴。',
  'calendar.source_missing': '请填写通知的名称和文号，以便日后核对。',
}

const reasons: Readonly<Record<ClockReason, string>> = {
  correction: '收到补正后的申请',
  third_party: '征求第三方意见',
  co_making_body: '征求共同制作机关意见',
  fee: '缴纳信息处理费',
}

const waiting: Readonly<Record<ClockReason, string>> = {
  correction: '等待申请人补正',
  third_party: '征求第三方意见',
  co_making_body: '征求共同制作机关意见',
  fee: '等待申请人缴纳信息处理费',
}

const units: Readonly<Record<LimitUnit, string>> = { working_day: '个工作日', day: '日', month: '个月' }

/** `2026-03-02` as 2026年3月2日. */
export function chineseDay(day: Day | string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function short(day: Day): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

/** One plain sentence for a step of a due date. */
export function explainStep(step: DueStep): string {
  switch (step.step) {
    case 'received':
      return `${chineseDay(step.on)}收到申请，当日不计，自次日起算${step.limit}${units[step.unit]}。`
    case 'restarted':
      return `${chineseDay(step.on)}${reasons[step.why]}，期限自次日起重新计算。`
    case 'paused':
      return pausedText(step)
    case 'extended':
      return `${chineseDay(step.on)}经批准延长${step.days}${units[step.unit]}。`
    case 'set':
      return `${chineseDay(step.on)}书面告知延迟答复，合理期限至${chineseDay(step.due)}。`
    case 'rest':
      return step.from === step.to
        ? `${short(step.from)}${step.name}放假，不计。`
        : `${short(step.from)}至${short(step.to)}${step.name}放假，不计。`
    case 'make_up':
      return `${short(step.on)}为调休上班，计入工作日。`
    case 'rolled':
      return `${short(step.from)}为非工作日，期限顺延至其后第一个工作日${short(step.to)}。`
    case 'finished':
      return step.late
        ? `${chineseDay(step.on)}办结，已超过期限。`
        : `${chineseDay(step.on)}办结，在期限之内。`
    case 'due':
      return step.provisional
        ? `最后期限暂定为${chineseDay(step.on)}：当年放假安排尚未公布，公布后重新计算。`
        : `最后期限为${chineseDay(step.on)}。`
  }
}

function pausedText({ from, to, days, unit, why }: Extract<DueStep, { step: 'paused' }>): string {
  if (to === null) return `${chineseDay(from)}起${waiting[why]}，所需时间不计算在期限内，目前暂停计时。`
  const span = `${chineseDay(from)}至${from.slice(0, 4) === to.slice(0, 4) ? short(to) : chineseDay(to)}`
  return days === 0
    ? `${span}${waiting[why]}，不另影响期限。`
    : `${span}${waiting[why]}，其间${days}${units[unit]}不计算在期限内。`
}
