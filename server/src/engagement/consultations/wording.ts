import type { Wording } from '#platform/errors'

export const consultationsWording: Wording = {
  'consultations.not_found': '没有找到这项意见征集，可能不属于您负责的单位。',
  'consultations.changed_meanwhile': '其他人员刚刚修改了这项意见征集。您填写的内容仍在页面上，请刷新后再改。',
  'consultations.cannot_edit': '已经公布的草案不能修改；需要修改的，请撤回后重新征集。',
  'consultations.cannot_open': '该意见征集已经公布或者已经撤回。',
  'consultations.cannot_close': '只有征集中的可以结束。',
  'consultations.cannot_comment': '该意见征集已经结束，不再接收意见；可以查看意见采纳情况。',
  'consultations.cannot_sort': '已经反馈的意见征集不能再归类。',
  'consultations.cannot_answer': '征集结束后才能公布采纳情况，且只公布一次。',
  'consultations.cannot_withdraw': '只有已经公布、尚未反馈的意见征集可以撤回。',
  'consultations.own_draft': '草案由您起草，请由其他负责人公布。',
  'consultations.ends_before_it_begins': '截止日期须晚于今天，请重新填写。',
  'consultations.short_without_reason':
    '征集期限短于规定（最早截止于{least}，依据：{source}）。请延长，或者写明缩短期限的理由，理由会与草案一并公布。',
  'consultations.no_words': '请填写意见，或者附上写有意见的文件。',
  'consultations.name_needed':
    '请填写姓名和联系方式（电话或者邮箱），以便核实和告知采纳情况；信息加密保存，不会公开。',
  'consultations.no_paragraph': '没有这一段，请从草案中重新选择。',
  'consultations.hide_reason': '屏蔽须写明理由，意见保留在库，不删除。',
  'consultations.pending_left': '还有{count}条意见没有审阅，请先审阅。',
  'consultations.unsorted_left': '还有{count}条意见没有归类答复，请先归入意见组。',
  'consultations.group_used': '该组还有意见，请先移出或者归入其他组。',
}
