import type { Wording } from '#platform/errors'

export const importWording: Wording = {
  'import.unreadable': '读不了这个文件，请上传 CSV 或者 XLSX 表格。',
  'import.headings': '表格第一行要有“标题”和“发布日期”，或者在对应关系中指明哪一列是它们。',
  'import.empty': '表格里没有数据行。',
  'import.too_many': '一次最多导入 250000 行，请分批导入。',
  'import.not_checked': '这个批次已经导入或者撤销。',
  'import.undone': '这个批次已经撤销。',
  'import.not_found': '没有找到这个导入批次。',
  'open.cursor_unknown': '翻页标记无效，请从第一页重新读取。',
}
