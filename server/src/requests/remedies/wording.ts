import type { Wording } from '#platform/errors'

export const remediesWording: Wording = {
  'remedies.not_found': '没有找到该记录，可能不属于您负责的单位。',
  'remedies.in_future': '受理日期不能晚于今天。',
  'remedies.closed_already': '该案件的结果已经登记。',
  'remedies.closed_out_of_range': '审结日期应在受理之日至今天之间。',
}
