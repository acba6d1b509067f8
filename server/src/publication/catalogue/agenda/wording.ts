import type { Wording } from '#platform/errors'

export const agendaWording: Wording = {
  'agenda.not_found': '没有找到这项内容，可能已被其他人员处理。',
  'agenda.past': '计划发布日期不能早于今天。',
  'agenda.changed_meanwhile': '这项发布计划已被其他人员修改，请刷新后再办理。',
  'agenda.settled': '这项发布计划已经发布或者取消。',
  'agenda.not_published': '这份信息还没有发布，或者不是本单位发布的。',
}
