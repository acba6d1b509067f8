import type { Wording } from '#platform/errors'

export const catalogueWording: Wording = {
  'documents.not_found': '没有找到该文件，可能不属于您负责的单位。',
  'documents.changed_meanwhile':
    '其他人员刚刚修改了这份文件。您填写的内容仍在页面上，请打开最新版本对照后再保存。',
  'documents.cannot_edit': '该文件已送审或者已发布，不能直接修改：审核中的请先撤回，已发布的请开启新版本。',
  'documents.cannot_submit': '该文件已经送审，请勿重复提交。',
  'documents.cannot_recall': '该文件不在审核中，不能撤回送审。',
  'documents.cannot_publish': '只有审核通过的文件才能发布。',
  'documents.cannot_withdraw': '只有已发布的文件才能撤回。',
  'documents.cannot_revise': '只有已发布或者待发布的文件才能开启新版本。',
  'documents.cannot_approve': '该文件不在审核中。',
  'documents.cannot_return': '该文件不在审核中。',
  'documents.cannot_repeal': '只有现行有效的规章和行政规范性文件才能废止。',
  'documents.repeal_before_writing': '废止日期不能早于成文日期。',
  'documents.not_for_publication': '公开属性不是“主动公开”的文件不能发布到网站。',
  'documents.body_does_not_publish': '该单位没有发布信息的职能。',
  'documents.incomplete.body': '正文和附件不能都是空的，请补充后再提交。',
  'documents.incomplete.ground': '公开属性为依申请公开或者不予公开的，请写明依据和理由。',
  'documents.incomplete.validUntil': '有效期不能早于成文日期，请核对。',
  'documents.withdrawn': '该信息已撤回。',
  'documents.file_type':
    '附件的类型与内容不符，或者属于不允许上传的类型。可以上传 PDF、DOCX、XLSX、PNG、JPG、TXT、CSV、ZIP、OFD 文件。',
}
