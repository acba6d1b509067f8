import type { Wording } from '#platform/errors'

export const handoverWording: Wording = {
  'handover.nothing': '截至这一天没有尚未移交的信息。',
  'handover.future': '截止日期不能在今天之后。',
  'handover.not_found': '没有找到这次移交。',
  'handover.received_already': '这次移交已经登记签收。',
  'handover.before_making': '签收日期不能早于移交日期，也不能在今天之后。',
  'handover.too_large':
    '这次移交的文件超过 3 GB，不能在浏览器中下载，请由运维人员用 yangguang documents export 导出。',
}
