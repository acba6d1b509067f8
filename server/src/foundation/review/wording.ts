import type { Wording } from '#platform/errors'

export const reviewWording: Wording = {
  'review.no_route': '本单位没有设置审核流程，请联系系统管理员设置后再提交。',
  'review.nobody_for_step': '不能送审：{why}。请联系系统管理员配备人员或者调整流程后再提交。',
  'review.not_found': '没有找到该审核事项。',
  'review.not_open': '该审核已经结束或者被撤回，请刷新页面查看最新状态。',
  'review.not_your_step': '当前环节是“{step}”，不由您审核。',
  'review.own_draft': '不能审核自己起草的内容，请由其他人员审核。',
  'review.second_step': '您已审核过本稿的前一环节，三级审核须由三名不同人员完成。',
  'review.text_changed': '您看到的文本与送审文本不一致，请刷新页面重新阅读后再审核。',
  'review.reason_missing': '退回时请写明理由，便于起草人修改。',
  'review.paper_code': '校验码与送审文本不符：请核对纸质审签单是否为本稿的打印件。',
  'review.paper_own': '签字人不能登记自己的纸质审签，请由其他人员登记。',
  'review.paper_future': '签字日期不能晚于今天。',
  'review.paper_signer': '所选签字人不具有“{step}”环节的审核权限。',
  'review.paper_file': '签字扫描件须为 PDF、PNG 或者 JPG 文件。',
  'review.route_unable': '不能启用：{bodies}{more}将无人可以审批——{why}。请先配备人员或者调整环节。',
  'review.people_missing': '这样办理后，{body}的“{what}”将无人可以审批——{why}。请先安排接替的人员，再办理。',
  'review.route_empty': '请至少设置一个审核环节。',
  'review.route_past': '启用日期不能早于今天：已经送审的事项按送审时的流程办理。',
  'review.route_not_found': '没有找到该审核流程。',
  'review.route_general': '通用流程不能停用，请录入新的通用流程代替。',
  'review.route_ended': '该流程已经停用。',
}

/** What is reviewed, in the words of the screens. */
export const subjectLabels: Readonly<Record<string, string>> = {
  document: '信息发布',
  report: '年度报告',
  request: '依申请公开答复',
  case: '政民互动答复',
}
