import type { Wording } from '#platform/errors'

export const opinionWording: Wording = {
  'opinion.not_found': '没有找到这条舆情，可能不属于您负责的单位。',
  'opinion.changed_meanwhile': '其他人员刚刚处理了这条舆情。您填写的内容仍在页面上，请刷新后再办理。',
  'opinion.cannot_assign': '已经回应或者办结的舆情不能再交办。',
  'opinion.cannot_dismiss': '只有待研判的舆情可以标为不需处置。',
  'opinion.cannot_respond': '交办之后才能登记回应。',
  'opinion.cannot_press': '交办之后才能登记新闻发布会。',
  'opinion.cannot_close': '回应之后才能办结。',
  'opinion.cannot_hand_over': '交办之后、办结之前可以移交督查。',
  'opinion.press_not_needed': '只有重大突发事件须举行新闻发布会。',
  'opinion.nothing_to_import': '文件中没有可以导入的舆情，请按“标题、内容、来源、网址、时间”的表头整理。',
  'opinion.not_a_workbook': '文件不是有效的 xlsx 工作簿，请另存为 xlsx 后重新选择。',
  'opinion.source_known': '该来源已经添加。',
  'opinion.no_key': '没有找到这个密钥。',
  'opinion.wrong_key': '密钥不正确或者已经停用。',
}
