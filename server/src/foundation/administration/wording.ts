import type { Wording } from '#platform/errors'

export const administrationWording: Wording = {
  'administration.not_xlsx': '文件须为 xlsx 工作簿（Excel 2007 及以后），请另存为 xlsx 后重新上传。',
  'administration.headings': '第一行缺少表头：{missing}。请按模板填写后重新上传。',
  'administration.too_many': '一次最多导入 {most} 行，请分批导入。',
}
