import type { Wording } from '#platform/errors'

export const supervisionWording: Wording = {
  'supervision.no_level': '没有找到这个单位，可能不属于您负责的范围。',
  'supervision.year_not_over': '报告年度尚未结束，不需要催报。',
  'supervision.not_of_level': '选中的单位中有不向本级报送的，请刷新页面后重新选择。',
  'supervision.nothing_owed': '选中的单位都已经报送，不需要催报。',
}
