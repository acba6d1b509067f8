import type { Wording } from '#platform/errors'

export const reportsWording: Wording = {
  'reports.not_found': '没有找到该年度报告，可能不属于您负责的单位。',
  'reports.changed_meanwhile': '其他人员刚刚修改了这份报告。您填写的内容仍在页面上，请刷新后对照再保存。',
  'reports.cannot_edit': '报告已送审或者已发布，不能修改。',
  'reports.cannot_submit': '报告已经送审，请勿重复提交。',
  'reports.cannot_publish': '只有审核通过的报告才能发布。',
  'reports.cannot_decide': '报告不在审核中。',
  'reports.body_need_not': '该单位不需要编制政府信息公开工作年度报告。',
  'reports.year_to_come': '不能编制以后年度的报告。',
  'reports.year_not_over': '报告年度尚未结束，数据还会变化，请在次年1月1日以后提交审核。',
  'reports.exists': '该单位这一年度的报告已经存在。',
  'reports.no_cell': '表格中没有这一项。',
  'reports.cell_is_counted': '这一项由系统根据台账记录统计，不能手工填写；如有差异请核对记录。',
  'reports.whole_number': '这一项应当填写整数。',
  'reports.not_explainable': '{rule} 属于必须成立的勾稽关系，不能以说明代替，请核对数据。',
  'reports.findings': '有 {count} 处勾稽关系或者填写要求不符合，请修改后再提交。第一处：{first}',
  'reports.no_body': '没有找到报告所属的单位。',
}
