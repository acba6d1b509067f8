import type { Wording } from '#platform/errors'

export const gazetteWording: Wording = {
  'gazette.not_found': '没有找到这一期公报。',
  'gazette.changed_meanwhile': '其他人员刚刚改动了这一期公报，请刷新后再编。',
  'gazette.published': '这一期公报已经出版，不能再改。',
  'gazette.empty': '公报里还没有文件，请先选入已经发布的文件。',
  'gazette.not_on_line': '有文件尚未发布或者已经撤回，不能编入公报：{title}',
}
