import type { Wording } from '#platform/errors'

export const lettersWording: Wording = {
  'letters.unknown_kind': '没有这种文书，请从列表中选择。',
  'letters.empty': '请填写文书标题和至少一段正文。',
  'letters.unknown_field': '没有名为“{field}”的合并字段，请从右侧字段表中选用。',
  'letters.missing_field': '该文书依法须载明“{field}”，请把这个字段放回正文。',
  'letters.seal_image': '印章须是 PNG 或者 JPEG 图片，请重新选择文件（建议透明底 PNG）。',
  'letters.from_past': '启用日期不能早于今天：已经发出的文书不会改变。',
}
