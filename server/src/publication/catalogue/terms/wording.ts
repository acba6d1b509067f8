import type { Wording } from '#platform/errors'

export const termsWording: Wording = {
  'terms.not_found': '没有找到这个分类，可能已被其他人员改动，请刷新后重试。',
  'terms.changed_meanwhile': '其他人员刚刚修改了这个分类。您填写的内容仍在页面上，请刷新后对照再保存。',
  'terms.title_taken': '同一级已经有“{title}”，请换一个名称，或者恢复使用已停用的那一个。',
  'terms.code_taken': '代码 {code} 已经使用，请换一个；代码用过后不再给别的主题。',
  'terms.code_level': '二级主题的代码以上级主题的两位代码开头，共四位；一级主题为两位。',
  'terms.parent_unknown': '没有找到所选的上级主题，或者它已经停用，请重新选择。',
  'terms.has_children': '请先停用它下面的二级主题。',
  'terms.parent_retired': '请先恢复使用上级主题。',
  'terms.last_one': '至少要保留一个在用的体裁，不能全部停用。',
  'terms.full': '体裁代码为两位，最多 100 个，已经用完。',
  'terms.theme_unknown': '没有所选的主题分类，请重新选择。',
  'terms.genre_unknown': '没有所选的体裁分类，请重新选择。',
  'terms.theme_retired': '主题分类“{title}”已停用，请另选一个后再提交。',
  'terms.genre_retired': '体裁分类“{title}”已停用，请另选一个后再提交。',
}
