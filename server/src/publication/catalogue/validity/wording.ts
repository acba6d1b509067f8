import type { Wording } from '#platform/errors'

export const cleanupWording: Wording = {
  'cleanup.not_found': '没有找到这次文件清理。',
  'cleanup.settled': '这次清理的结果已经生效，不能再改；如需调整，请另行登记废止或者开展新的清理。',
  'cleanup.announced': '结果公告已经起草，不能再改决定；如需修改，请先在公告中说明或者另行开展清理。',
  'cleanup.nothing_in_force': '截至所填日期，所辖单位没有现行有效的规章和行政规范性文件。',
  'cleanup.reason_missing': '拟修改、部分失效、废止和宣布失效的，请写明理由。',
  'cleanup.undecided': '还有文件没有作出决定，请全部决定后再起草结果公告。',
}
