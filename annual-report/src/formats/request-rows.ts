import type { BlockDefinition, ColumnDefinition, RowDefinition, TableDefinition } from './definition.ts'

const LEGAL_PERSONS = '法人或其他组织'

const count = (key: string, label: string, group?: string): ColumnDefinition =>
  group ? { key, label, kind: 'count', group } : { key, label, kind: 'count' }

export const requestColumns: readonly ColumnDefinition[] = [
  count('naturalPerson', '自然人'),
  count('business', '商业企业', LEGAL_PERSONS),
  count('research', '科研机构', LEGAL_PERSONS),
  count('nonprofit', '社会公益组织', LEGAL_PERSONS),
  count('legalService', '法律服务机构', LEGAL_PERSONS),
  count('other', '其他', LEGAL_PERSONS),
  count('total', '总计'),
]

const RESULTS = '三、本年度办理结果'
const rows = (groups: readonly string[], labels: readonly (readonly [string, string])[]): RowDefinition[] =>
  labels.map(([key, label]) => ({ key, label, groups }))

const before: RowDefinition[] = [
  ...rows(
    [],
    [
      ['received', '一、本年新收政府信息公开申请数量'],
      ['carriedIn', '二、上年结转政府信息公开申请数量'],
    ],
  ),
  ...rows(
    [RESULTS],
    [
      ['granted', '（一）予以公开'],
      ['partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
    ],
  ),
  ...rows(
    [RESULTS, '（三）不予公开'],
    [
      ['refused.stateSecret', '1.属于国家秘密'],
      ['refused.prohibitedByLaw', '2.其他法律行政法规禁止公开'],
      ['refused.endangersStability', '3.危及“三安全一稳定”'],
      ['refused.thirdParty', '4.保护第三方合法权益'],
      ['refused.internal', '5.属于三类内部事务信息'],
      ['refused.process', '6.属于四类过程性信息'],
      ['refused.enforcementFile', '7.属于行政执法案卷'],
      ['refused.registryQuery', '8.属于行政查询事项'],
    ],
  ),
  ...rows(
    [RESULTS, '（四）无法提供'],
    [
      ['unavailable.notHeld', '1.本机关不掌握相关政府信息'],
      ['unavailable.needsCreation', '2.没有现成信息需要另行制作'],
      ['unavailable.unclear', '3.补正后申请内容仍不明确'],
    ],
  ),
  ...rows(
    [RESULTS, '（五）不予处理'],
    [
      ['declined.petition', '1.信访举报投诉类申请'],
      ['declined.repeated', '2.重复申请'],
      ['declined.publication', '3.要求提供公开出版物'],
      ['declined.excessive', '4.无正当理由大量反复申请'],
      ['declined.reissue', '5.要求行政机关确认或重新出具已获取信息'],
    ],
  ),
]

const other2019 = rows([RESULTS], [['other', '（六）其他处理']])
const other2021 = rows(
  [RESULTS, '（六）其他处理'],
  [
    ['other.uncorrected', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    ['other.feeUnpaid', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    ['other.other', '3.其他'],
  ],
)

const after: RowDefinition[] = [
  ...rows([RESULTS], [['total', '（七）总计']]),
  ...rows([], [['carriedOut', '四、结转下年度继续办理']]),
]

function table(other: RowDefinition[]): TableDefinition {
  const block: BlockDefinition = {
    heading: null,
    columns: requestColumns,
    rows: [...before, ...other, ...after],
  }
  return {
    name: 'requests',
    heading: '三、收到和处理政府信息公开申请情况',
    corner: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    layout: 'rows',
    blocks: [block],
  }
}

/** 表三 of 2019 and 2020: （六）其他处理 is one row. */
export const requests2019: TableDefinition = table(other2019)
/** 表三 from 2021: （六）其他处理 is three rows. */
export const requests2021: TableDefinition = table(other2021)

const outcome: readonly ColumnDefinition[] = [
  count('upheld', '结果维持'),
  count('corrected', '结果纠正'),
  count('otherResult', '其他结果'),
  count('pending', '尚未审结'),
  count('total', '总计'),
]

/** 表四, the same in both formats. */
export const remedies: TableDefinition = {
  name: 'remedies',
  heading: '四、政府信息公开行政复议、行政诉讼情况',
  layout: 'across',
  blocks: [
    {
      heading: null,
      columns: outcome,
      rows: [
        { key: 'reconsideration', label: '行政复议', groups: [] },
        { key: 'litigationDirect', label: '未经复议直接起诉', groups: ['行政诉讼'] },
        { key: 'litigationAfterReconsideration', label: '复议后起诉', groups: ['行政诉讼'] },
      ],
    },
  ],
}
