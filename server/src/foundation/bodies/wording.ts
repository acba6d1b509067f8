import type { Wording } from '#platform/errors'
import type { ChangeKind, RelationKind } from './tables.ts'

export const bodiesWording: Wording = {
  'bodies.not_found': '没有找到该机关，请从列表中选择。',
  'bodies.ended': '{name}已于{on}撤销，不能再变更。',
  'bodies.merge_itself': '机关不能并入自身，请另选承接机关。',
  'bodies.split_itself': '请选择至少一个由其分出的其他机关。',
  'bodies.split_heir': '原机关撤销的，请从分出的机关中指定一个继续办理未办结的事项。',
  'bodies.basis_missing': '请填写依据的文件名称和文号。',
  'bodies.no_relation': '没有正在生效的这种关系，或者结束日期不晚于开始日期。',
  'bodies.code_taken': '机构代码已被其他机关使用，请核对后重新填写。',
  'bodies.name_taken': '该名称自同一日起已经登记，请核对后重新填写。',
  'bodies.own_superior': '机关不能以自身或者下级机关为上级，请另选。',
  'bodies.file': '文件须为 xlsx 工作簿，第一行为表头，请按模板填写后重新上传。',
}

export const relationLabels: Readonly<Record<RelationKind, string>> = {
  administrative_parent: '行政隶属',
  disclosure_supervisor: '政务公开主管部门',
  portal_host: '依托的门户网站',
  report_merges_into: '年度报告并入',
  reconsideration_organ: '行政复议机关',
  court: '管辖法院',
}

export const changeLabels: Readonly<Record<ChangeKind, string>> = {
  merge: '并入',
  split: '分出',
  function: '职能划转',
}
