import type { ColumnDefinition, FormatDefinition } from './definition.ts'
import { remedies, requests2019 } from './request-rows.ts'

const items: readonly ColumnDefinition[] = [
  { key: 'previousItems', label: '上一年项目数量', kind: 'count' },
  { key: 'change', label: '本年增/减', kind: 'change' },
]
const decisions: readonly ColumnDefinition[] = [
  ...items,
  { key: 'decisions', label: '处理决定数量', kind: 'count' },
]

/** 国办公开办函〔2019〕60号, for 2019 and 2020. */
export const format2019: FormatDefinition = {
  format: '2019',
  headings: [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、政府信息公开工作存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ],
  proactive: {
    name: 'proactive',
    heading: '二、主动公开政府信息情况',
    layout: 'rows',
    blocks: [
      {
        heading: '第二十条第（一）项',
        columns: [
          { key: 'made', label: '本年新制作数量', kind: 'count' },
          { key: 'published', label: '本年新公开数量', kind: 'count' },
          { key: 'inForce', label: '对外公开总数量', kind: 'count' },
        ],
        rows: [
          { key: 'rules', label: '规章', groups: [] },
          { key: 'normativeDocuments', label: '规范性文件', groups: [] },
        ],
      },
      {
        heading: '第二十条第（五）项',
        columns: decisions,
        rows: [
          { key: 'licences', label: '行政许可', groups: [] },
          { key: 'otherServices', label: '其他对外管理服务事项', groups: [] },
        ],
      },
      {
        heading: '第二十条第（六）项',
        columns: decisions,
        rows: [
          { key: 'penalties', label: '行政处罚', groups: [] },
          { key: 'compulsion', label: '行政强制', groups: [] },
        ],
      },
      {
        heading: '第二十条第（八）项',
        columns: items,
        rows: [{ key: 'fees', label: '行政事业性收费', groups: [] }],
      },
      {
        heading: '第二十条第（九）项',
        columns: [
          { key: 'items', label: '采购项目数量', kind: 'count' },
          { key: 'amount', label: '采购总金额', kind: 'amount' },
        ],
        rows: [{ key: 'procurement', label: '政府集中采购', groups: [] }],
      },
    ],
  },
  requests: requests2019,
  remedies,
  statistics: null,
}
