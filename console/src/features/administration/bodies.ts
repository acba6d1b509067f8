import type { BodyRow } from '@yangguang/server/contract/foundation/bodies'
import { question } from '../../lib/question.ts'

export const bodiesQuery = question<BodyRow[]>(['bodies'], '/bodies', { staleTime: 60_000 })

export const kindOptions = [
  { value: 'government', label: '人民政府' },
  { value: 'government_office', label: '政府办公室' },
  { value: 'department', label: '政府工作部门' },
  { value: 'town', label: '乡镇人民政府' },
  { value: 'subdistrict', label: '街道办事处' },
  { value: 'zone', label: '开发区管理委员会' },
  { value: 'agency', label: '派出机构' },
  { value: 'vertical', label: '垂直管理部门' },
  { value: 'authorised', label: '法律法规授权组织' },
  { value: 'utility', label: '公共企事业单位' },
  { value: 'party', label: '党的机关' },
  { value: 'village', label: '村（居）民委员会' },
]
