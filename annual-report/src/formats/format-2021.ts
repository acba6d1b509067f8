import type { ColumnDefinition, FormatDefinition } from './definition.ts'
import { remedies, requests2021 } from './request-rows.ts'

const decisions: readonly ColumnDefinition[] = [
  { key: 'decisions', label: '本年处理决定数量', kind: 'count' },
]

/** 国办公开办函〔2021〕30号, from 2021. */
export const format2021: FormatDefinition = {
  format: '2021',
  headings: [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
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
          { key: 'made', label: '本年制发件数', kind: 'count' },
          { key: 'repealed', label: '本年废止件数', kind: 'count' },
          { key: 'inForce', label: '现行有效件数', kind: 'count' },
        ],
        rows: [
          { key: 'rules', label: '规章', groups: [] },
          { key: 'normativeDocuments', label: '行政规范性文件', groups: [] },
        ],
      },
      {
        heading: '第二十条第（五）项',
        columns: decisions,
        rows: [{ key: 'licences', label: '行政许可', groups: [] }],
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
        columns: [{ key: 'amount', label: '本年收费金额（单位：万元）', kind: 'amount', unit: '万元' }],
        rows: [{ key: 'fees', label: '行政事业性收费', groups: [] }],
      },
    ],
  },
  requests: requests2021,
  remedies,
  statistics: null,
}
