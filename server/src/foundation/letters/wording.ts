import type { Wording } from '#platform/errors'

export const lettersWording: Wording = {
  'letters.unknown_kind': '没有这种文书，请从列表中选择。',
  'letters.empty': '请填写文书标题和至少一段正文。',
  'letters.unknown_field': '没有名为“{field}”的合并字段，请从右侧字段表中选用。',
  'letters.missing_field': '该文书依法须载明“{field}”，请把这个字段放回正文。',
  'letters.seal_image': '印章须是 PNG 或者 JPEG 图片，请重新选择文件（建议透明底 PNG）。',
  'letters.from_past': '启用日期不能早于今天：已经发出的文书不会改变。',
  'letters.seal_unreachable': '电子签章服务没有响应，文书没有变化；请稍后再试，或者打印后加盖实体印章。',
  'letters.seal_no_certificate':
    '电子签章服务没有本单位的印章或者证书，文书没有变化；请联系签章服务的管理员，或者打印后加盖实体印章。',
  'letters.seal_refused':
    '电子签章服务没有完成签章（状态 {status}），文书没有变化；请稍后再试，或者打印后加盖实体印章。',
  'letters.seal_changed':
    '电子签章服务返回的文件与送签的文书不一致，没有采用；请联系签章服务的管理员，或者打印后加盖实体印章。',
}
