import type { Wording } from '#platform/errors'

export const scanWording: Wording = {
  'scan.secrecy': '文件中有密级标志（{mark}），不得进入本系统。请立即停止上传，并向本单位保密工作机构报告。',
  'scan.refused': '{file}不能上传：{what}。{advice}。',
  'scan.word_known': '该字词已经在表中。',
  'scan.word_unknown': '没有找到该字词。',
  'scan.leader_title': '请填写该领导的正确职务。',
}
