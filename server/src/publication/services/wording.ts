import type { Wording } from '#platform/errors'

export const servicesWording: Wording = {
  'services.not_found': '没有找到该办事服务事项。',
  'services.changed_meanwhile': '其他人员刚刚修改了该事项，请刷新页面核对后再保存；您填写的内容仍在页面上。',
  'services.cannot_edit': '该事项当前不能修改。',
  'services.cannot_publish': '暂停办理的事项请先恢复办理，再发布修改后的内容。',
  'services.cannot_suspend': '只有已发布的事项才能暂停办理。',
  'services.cannot_resume': '只有暂停办理的事项才能恢复办理。',
  'services.cannot_remove': '只有从未发布过的事项才能删除；不再办理的事项请暂停办理并写明原因。',
  'services.incomplete': '办事指南还缺少：{missing}。补齐后才能发布。',
  'services.own_text': '发布须由另一名人员审核：最后修改该事项的人不能自己发布。',
  'services.nothing_new': '公众看到的内容与当前内容一致，没有需要发布的修改。',
  'services.held': '内容检查发现不宜公开的内容：{place}（{what}）。{advice}',
  'services.foreign_file': '表格“{name}”不是您上传的文件，请重新上传。',
  'services.no_file': '没有找到该表格，可能已经更新，请返回办事指南重新下载。',
}
