import type { Wording } from '#platform/errors'

export const redactionWording: Wording = {
  'redaction.not_found': '没有找到这份材料，可能不属于您负责的单位。',
  'redaction.changed_meanwhile': '材料刚刚被其他人修改，请刷新后再办理；您画的框仍在页面上。',
  'redaction.too_large': '文件超过 {limit}MB，请分成几个文件，或者降低扫描分辨率后再上传。',
  'redaction.kind': '只能处理 PDF、Word（.docx）和图片（.png、.jpg），请另存为其中一种后再上传。',
  'redaction.encrypted': 'PDF 加了密码，请去掉密码后再上传。',
  'redaction.damaged': '文件打不开，可能已损坏，请重新导出后再上传。',
  'redaction.empty': '文件里没有页面，请确认后再上传。',
  'redaction.too_many_pages': '文件超过 500 页，请分成几个文件后再上传。',
  'redaction.picture_too_large': '图片超过 1.5 亿像素，请降低分辨率后再上传。',
  'redaction.too_heavy': '文件太大或者太复杂，没有处理完，请分成几个文件，或者另存为 PDF 后再上传。',
  'redaction.no_boxes': '还没有标注任何遮盖的部分；如果全部可以公开，请直接提供原件。',
  'redaction.page_absent': '有标注落在不存在的页上，请刷新后重新标注。',
  'redaction.ground_unknown': '有标注没有选择依据，请为每一处选择不予公开的依据。',
  'redaction.own_marks': '标注的人不能复核自己标注的材料，请由另一位工作人员复核。',
  'redaction.reason_missing': '请写明退回的理由，方便标注的人修改。',
  'redaction.cannot_mark': '材料已经提交复核或者已经生成，要修改请先取回重新标注。',
  'redaction.cannot_submit': '材料不在标注中，不能提交复核，请刷新页面查看最新状态。',
  'redaction.cannot_approve': '材料不在待复核状态，请刷新页面查看最新状态。',
  'redaction.cannot_return': '材料不在待复核状态，请刷新页面查看最新状态。',
  'redaction.cannot_reopen': '材料现在不能取回，请刷新页面查看最新状态。',
  'redaction.cannot_discard': '材料正在复核或者生成，不能作废，请先取回。',
  'redaction.not_done': '文件还没有生成，请等生成完成后再办理。',
  'redaction.attached_already': '这份文件已经附入答复。',
}

const failures: Readonly<Record<string, string>> = {
  encrypted: '文件加了密码，没有生成。',
  result_too_large:
    '生成的文件会超过 200 MB，没有生成；请取回后把材料分成几个文件，或者降低扫描分辨率后重新上传。',
  too_heavy: '材料太大或者太复杂，没有生成完；请取回后把材料分成几个文件，分别上传。',
}

export const failureSentence = (problem: string): string =>
  failures[problem] ?? '生成时文件打不开或者用时过长，没有生成；请取回后检查页数和分辨率，再提交一次。'
