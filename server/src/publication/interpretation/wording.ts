import type { Wording } from '#platform/errors'

export const interpretationWording: Wording = {
  'interpretation.changed_meanwhile':
    '其他人员刚刚修改了解读安排。您填写的内容仍在页面上，请刷新后对照再保存。',
}
