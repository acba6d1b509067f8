import type { Wording } from '#platform/errors'

export const evidenceWording: Wording = {
  'evidence.not_found': '没有找到这条内容。',
  'evidence.not_hidden': '先屏蔽这条内容，再封存证据移送。',
  'evidence.no_package': '没有找到这份证据包。',
  'evidence.receipt_known': '回执已经登记，不能改动。',
  'evidence.file_lost': '附件“{name}”读不出来，证据包没有封存，请联系系统管理员。',
}
