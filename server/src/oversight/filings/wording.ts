import type { Wording } from '#platform/errors'

export const filingsWording: Wording = {
  'filings.not_found': '没有找到这条备案，可能已经撤销或者不属于您负责的单位。',
  'filings.changed_meanwhile': '其他人员刚刚修改了这条备案。您填写的内容仍在页面上，请刷新后对照再保存。',
  'filings.no_body': '没有找到这个单位，可能不属于您负责的范围。',
  'filings.to_come': '日期不能晚于今天，请检查后再提交。',
  'filings.decided_before': '答复日期不能早于收到申请的日期。',
  'filings.outcome_and_day': '答复类型和答复日期要么都填，要么都不填（尚未答复）。',
  'filings.no_outcome': '没有这种答复类型，请重新选择。',
  'filings.remedy_days': '审结日期不能早于受理日期；结果和审结日期要么都填，要么都不填（尚未审结）。',
  'filings.file_type': '扫描件请上传 PDF、图片或者 Word 文件，并检查扩展名与内容是否一致。',
  'filings.no_file': '没有找到这份扫描件。',
  'filings.no_cell': '报数的项目不在表三、表四中，请重新选择。',
  'filings.month_running': '这个月还没有结束，月报请在月末以后报送。',
  'filings.has_lines':
    '这个月已有逐件备案{count}件，不能再报数，以免重复计算；请撤销逐件备案或者改为确认月报。',
  'filings.has_return': '这个月已经按月报数，不能再逐件备案，以免重复计算；请先把该月月报改为零报告。',
  'filings.month_filed': '这个月的月报已经报送；您填写的内容仍在页面上，请刷新后更正。',
  'filings.nothing_owed': '选中的月份都已经报送，不需要提醒。',
}
