import type { Wording } from '#platform/errors'

export const classificationWording: Wording = {
  'classification.axis_taken': '这个分类代码已经使用，请换一个。',
  'classification.axis_unknown': '没有这个分类，请从列表中选择。',
  'classification.not_later': '生效日期须晚于现行一条的生效日期（{from}），请核对后重新填写。',
  'classification.national_item':
    '全国统一的事项不能停用；如本地确不涉及，请在完成情况图上登记“不涉及”及理由。',
  'classification.item_unknown': '所选的事项已经停用或者不存在，请重新选择。',
  'classification.only_one': '“{axis}”只能选择一项。',
}
