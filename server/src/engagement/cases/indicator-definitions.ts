import type { CaseCounts, DispatchCounts } from './count-cases.ts'

type Count = CaseCounts & DispatchCounts

interface Definition {
  key: string
  label: string
  numerator: string
  denominator: string
  unit: 'percent' | 'count' | 'day'
  top: (count: Count) => number | null | undefined
  bottom?: (count: Count) => number | null | undefined
}

/** Every indicator with what stands above and below the line, once for screens, exports and the public page. */
export const definitions: readonly Definition[] = [
  {
    key: 'received',
    label: '收件数',
    numerator: '提交的来件（主题），不含此后的补充和追问',
    denominator: '',
    unit: 'count',
    top: (n) => n.received,
  },
  {
    key: 'posts',
    label: '发帖数',
    numerator: '提交的来件，加上来信人此后的补充和追问',
    denominator: '',
    unit: 'count',
    top: (n) => n.posts,
  },
  {
    key: 'accepted',
    label: '受理数',
    numerator: '受理的来件，合并到其他来件的不重复计算',
    denominator: '',
    unit: 'count',
    top: (n) => n.accepted,
  },
  {
    key: 'replied',
    label: '答复数',
    numerator: '已经答复的来件',
    denominator: '',
    unit: 'count',
    top: (n) => n.replied,
  },
  {
    key: 'replyRate',
    label: '回复率',
    numerator: '已经答复的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.replied,
    bottom: (n) => n.accepted,
  },
  {
    key: 'connectRate',
    label: '接通率',
    numerator: '接通的来电',
    denominator: '打入热线的来电（话务记录，按日期统计，不分类型和地点）',
    unit: 'percent',
    top: (n) => n.answeredCalls,
    bottom: (n) => n.calls,
  },
  {
    key: 'signRate',
    label: '及时签收率',
    numerator: '在签收时限内签收的派发',
    denominator: '全部派发',
    unit: 'percent',
    top: (n) => n.signedOnTime,
    bottom: (n) => n.dispatched,
  },
  {
    key: 'returnRate',
    label: '退单率',
    numerator: '被退回的派发',
    denominator: '全部派发',
    unit: 'percent',
    top: (n) => n.returned,
    bottom: (n) => n.dispatched,
  },
  {
    key: 'onTimeRate',
    label: '按时办结率',
    numerator: '在时限内答复的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.onTime,
    bottom: (n) => n.replied,
  },
  {
    key: 'overdueRate',
    label: '超期率',
    numerator: '超过时限答复或者超过时限仍未答复的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.late,
    bottom: (n) => n.accepted,
  },
  {
    key: 'closeRate',
    label: '办结率',
    numerator: '已经办结的来件',
    denominator: '受理的来件',
    unit: 'percent',
    top: (n) => n.closed,
    bottom: (n) => n.accepted,
  },
  {
    key: 'callBackRate',
    label: '回访率',
    numerator: '已经回访的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.calledBack,
    bottom: (n) => n.replied,
  },
  {
    key: 'solveRate',
    label: '解决率',
    numerator: '回访中表示已经解决的来件',
    denominator: '回访接通的来件',
    unit: 'percent',
    top: (n) => n.solved,
    bottom: (n) => n.reached,
  },
  {
    key: 'satisfiedRate',
    label: '回访满意率',
    numerator: '回访中表示基本满意以上的来件',
    denominator: '回访接通的来件',
    unit: 'percent',
    top: (n) => n.satisfied,
    bottom: (n) => n.reached,
  },
  {
    key: 'ratedSatisfiedRate',
    label: '评价满意率',
    numerator: '来信人评价基本满意以上的来件',
    denominator: '来信人评价过的来件',
    unit: 'percent',
    top: (n) => n.ratedSatisfied,
    bottom: (n) => n.rated,
  },
  {
    key: 'redoRate',
    label: '重办率',
    numerator: '重新办理过的来件',
    denominator: '已经答复的来件',
    unit: 'percent',
    top: (n) => n.redone,
    bottom: (n) => n.replied,
  },
  {
    key: 'published',
    label: '公开数',
    numerator: '公开的来件',
    denominator: '',
    unit: 'count',
    top: (n) => n.published,
  },
  {
    key: 'meanDays',
    label: '平均办理时间',
    numerator: '受理至首次答复的平均时间',
    denominator: '',
    unit: 'day',
    top: (n) => days(n.meanHours),
  },
  {
    key: 'medianDays',
    label: '办理时间中位数',
    numerator: '受理至首次答复时间的中位数，按0.1日计',
    denominator: '',
    unit: 'day',
    top: (n) => n.medianDays,
  },
]

const days = (hours: number | null | undefined) => (hours == null ? null : Math.round((hours / 24) * 10) / 10)
