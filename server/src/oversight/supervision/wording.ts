import type { Wording } from '#platform/errors'

export const supervisionWording: Wording = {
  'supervision.no_level': '没有找到这个单位，可能不属于您负责的范围。',
  'supervision.year_not_over': '报告年度尚未结束，不需要催报。',
  'supervision.not_of_level': '选中的单位中有不向本级报送的，请刷新页面后重新选择。',
  'supervision.empty_file': '文件是空的，请检查后重新选择。',
  'supervision.large_file': '文件超过20MB，请去掉图片或者只提交报告本身。',
  'supervision.no_submission': '没有找到这份报送的文件。',
  'supervision.changed_meanwhile': '其他人员刚刚处理了这份文件，请刷新页面后再操作。',
  'supervision.decided': '这份文件已经处理完毕，不能再次处理。',
  'supervision.unmatched': '请先认领到单位，再通过。',
  'supervision.coverage_reason': '请写明这样计入的原因，例如机构合并或者由上级统一编报。',
  'supervision.two_bodies': '请至少选择两个单位，第一个为牵头单位。',
  'supervision.no_cell': '请选择这份文件或者案件计入的数据项。',
  'supervision.no_shared': '没有找到这条登记，可能已经撤销。',
  'supervision.no_tables': '2019年以前的报告没有统一的三张表，不能按表汇总；请在“统计”中查看。',
  'supervision.not_published': '该单位还没有发布这一年度的报告，不需要退回。',
  'supervision.return_file': '该单位的报告是以文件报送的，请在“接收文件”中退回或者请其重新报送。',
  'supervision.returned_already': '这份报告已经退回，正在等待该单位更正。',
  'supervision.nothing_owed': '选中的单位都已经报送，不需要催报。',
}
