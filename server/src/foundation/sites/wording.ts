import type { Wording } from '#platform/errors'

export const sitesWording: Wording = {
  'sites.mourning_past': '恢复时间要在现在之后。',
  'sites.changed_meanwhile': '其他人员刚刚作了修改。您填写的内容仍在页面上，请刷新后对照再保存。',
  'sites.host_taken': '域名 {host} 已由另一个站点使用，请核对。',
  'sites.code_taken': '这个站点代码已经使用，请换一个。',
  'sites.logo_kind': '标志图片须为 PNG、WebP 或者 SVG 格式。',
  'sites.not_found': '没有找到这个站点。',
  'sites.column_not_found': '没有找到这个栏目，可能已被其他人员改动，请刷新后重试。',
  'sites.column_id_taken': '这个栏目代码已经使用，请换一个；栏目代码用过后不再给别的栏目。',
  'sites.column_changed_meanwhile':
    '其他人员刚刚修改了这个栏目。您填写的内容仍在页面上，请刷新后对照再保存。',
  'sites.column_under_itself': '栏目不能放在自己或者自己的下级栏目之下，请另选上级栏目。',
  'sites.column_too_deep': '栏目最多四级，请选择更靠上的上级栏目。',
  'sites.column_parent_unknown': '没有找到所选的上级栏目，请重新选择。',
  'sites.column_has_open_children': '请先停用它的下级栏目，或者把下级栏目移到别处。',
}
