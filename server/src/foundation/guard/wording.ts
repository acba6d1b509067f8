import type { Wording } from '#platform/errors'

export const guardWording: Wording = {
  'guard.too_many_guesses': '查询码输错次数过多，请 15 分钟后再试，或者电话联系受理机关。',
  'guard.too_often': '您所在的网络近一小时提交较多，请稍后再试；紧急事项请拨打12345。填写的内容仍在页面上。',
  'guard.file_empty': '附件“{name}”是空文件，请检查后重新选择。',
  'guard.file_too_large': '附件“{name}”超过 10 MB，请压缩后重新选择。',
  'guard.file_kind':
    '附件“{name}”的类型不能接收：请使用 PDF、Word、Excel、图片或者文本文件，且文件内容与扩展名一致。',
  'guard.file_active': '附件“{name}”含有宏、脚本或者嵌入的程序，请去掉后另存再上传。',
  'guard.words_refused': '内容含有不文明用语（{words}），请修改后再提交。填写的内容仍在页面上。',
}
