import type { Wording } from '#platform/errors'

export const remediesWording: Wording = {
  'remedies.not_found': '没有找到该记录，可能不属于您负责的单位。',
  'remedies.changed_meanwhile': '其他人员刚刚办理了这条记录，请刷新后再办理；您填写的内容仍在页面上。',
  'remedies.in_future': '日期不能晚于今天。',
  'remedies.once': '该案件已经登记且尚未审结：一件复议或者诉讼只登记一次，复议机关同为被告的写入“共同被告”。',
  'remedies.no_reconsideration': '没有登记过行政复议，请先登记复议，或者选择“未经复议直接起诉”。',
  'remedies.after_reconsideration': '该答复已经经过行政复议，请选择“复议后起诉”。',
  'remedies.organ_unknown': '该单位没有设定当日的复议机关或者管辖法院，请填写机关名称。',
  'remedies.answered_already': '答复（答辩状）的提交已经登记。',
  'remedies.answer_out_of_range': '提交日期应在收到副本之日至今天之间。',
  'remedies.closed_already': '该案件的结果已经登记。',
  'remedies.closed_out_of_range': '日期应在受理（收到）之日至今天之间。',
  'remedies.upheld_orders_nothing': '结果维持的案件没有重新答复的期限，请检查结果或者把期限改为 0。',
  'remedies.nothing_ordered': '该案件没有责令重新办理，不需要登记。',
  'remedies.re_replied_already': '重新答复已经作出。',
  'remedies.request_unknown': '没有找到该编号的申请，或者不属于该单位；不涉及具体申请的，编号留空。',
  'remedies.complaint_closed': '该投诉举报已经办结，不能再改。',
  'remedies.not_rectified': '责令整改尚未登记整改情况，请先登记再办结。',
}
