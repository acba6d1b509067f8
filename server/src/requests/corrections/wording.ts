import { guardWording } from '#foundation/guard'
import type { Wording } from '#platform/errors'

export const correctionsWording: Wording = {
  ...guardWording,
  'corrections.not_found': '没有找到该更正申请，可能不属于您负责的单位。',
  'corrections.body_takes_none': '所选机关不受理更正申请，请改选其他机关。',
  'corrections.closed': '该更正申请已经办结，请刷新页面查看结果。',
  'corrections.changed_meanwhile': '其他人员刚刚办理了这件更正申请，请刷新后再办理。',
  'corrections.evidence': '请附上能够证明记录不准确的材料（条例第四十一条）。',
  'corrections.wrong_code': '编号或者查询码不正确，请核对后重新输入。',
}
