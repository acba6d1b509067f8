import type { Wording } from '#platform/errors'

export const numberingWording: Wording = {
  'numbering.no_serial': '编号规则里要有流水号 {serial:位数}，否则会出现重号。',
  'numbering.two_serials': '编号规则里只能有一个流水号。',
  'numbering.unknown_name': '编号规则里有不认识的部分，请从列表中选择，或者在固定部分中设定。',
  'numbering.bad_text': '编号规则的固定文字只能用文字、字母、数字和 - / . 〔〕（）。',
  'numbering.not_later': '生效日期须晚于现行规则的生效日期（{from}）。',
}
