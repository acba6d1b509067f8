import type { Wording } from '#platform/errors'

export const reportsWording: Wording = {
  'reports.not_found': '没有找到该年度报告，可能不属于您负责的单位。',
  'reports.changed_meanwhile': '其他人员刚刚修改了这份报告。您填写的内容仍在页面上，请刷新后对照再保存。',
  'reports.cannot_edit': '报告已送审或者已发布，不能修改。',
  'reports.cannot_verify': '只有草稿可以校验。',
  'reports.cannot_submit': '报告已经送审，请勿重复提交。',
  'reports.cannot_recall': '只有审核中的报告可以撤回；已经审核完毕的请由审核人退回或者编制更正版。',
  'reports.cannot_publish': '只有审核通过的报告才能发布。',
  'reports.cannot_decide': '报告不在审核中。',
  'reports.cannot_archive': '只有已发布、尚未归档的报告可以归档。',
  'reports.cannot_correct': '报告还没有发布，直接修改即可，不需要编制更正版。',
  'reports.superseded': '这一版已经被更正或者被报送的文件代替，请打开最新的一版。',
  'reports.correction_open': '这份报告的更正版已经在编制，请打开该版继续。',
  'reports.imported_not_corrected': '这份报告由原文导入，请在原系统更正以后重新导入。',
  'reports.body_need_not': '该单位不需要编制政府信息公开工作年度报告。',
  'reports.year_to_come': '不能编制以后年度的报告。',
  'reports.year_not_over': '报告年度尚未结束，数据还会变化，请在次年1月1日以后提交审核。',
  'reports.exists': '该单位这一年度的报告已经存在。',
  'reports.own_draft':
    '该单位在系统内编有这一年度的草稿。请先对照两份报告的数字，再选择采用报送的文件或者退回文件、以系统内编制的为准。',
  'reports.own_in_review':
    '该单位在系统内编制的报告正在审核或者待发布。请退回这份文件，或者请该单位先撤回审核。',
  'reports.own_published':
    '该单位已在系统内发布这一年度的报告，不能以文件代替。确需修改的，请退回其报告，由该单位编制更正版。',
  'reports.no_cell': '表格中没有这一项。',
  'reports.cell_is_counted': '这一项由系统根据台账记录统计，不能手工填写；如有差异请核对记录。',
  'reports.whole_number': '这一项应当填写整数。',
  'reports.not_explainable': '{rule} 属于必须成立的勾稽关系，不能以说明代替，请核对数据。',
  'reports.findings': '有 {count} 处勾稽关系或者填写要求不符合，请修改后再提交。第一处：{first}',
  'reports.no_body': '没有找到报告所属的单位。',
  'reports.no_evidence': '没有找到这份佐证材料，请重新上传。',
  'reports.file_type':
    '佐证材料请上传 PDF、图片、Word、Excel、压缩包或者文本文件，并检查扩展名与内容是否一致。',
  'reports.no_format': '没有这种下载格式，请选择 Word、Excel、CSV、JSON 或者网页。',
}
