import type { Wording } from '#platform/errors'

export const surveysWording: Wording = {
  'surveys.not_found': '没有找到这项调查，可能不属于您负责的单位。',
  'surveys.changed_meanwhile': '其他人员刚刚修改了这项调查。您填写的内容仍在页面上，请刷新后再改。',
  'surveys.cannot_edit': '已经开始的调查不能修改题目，以免前后答卷不一致。',
  'surveys.cannot_open': '该调查已经开始或者已经结束。',
  'surveys.cannot_close': '只有进行中的调查可以结束。',
  'surveys.cannot_publish': '调查结束后才能公布结果，且只公布一次。',
  'surveys.own_draft': '题目由您设计，请由其他负责人核对后开始。',
  'surveys.no_text': '没有找到这段文字，可能不属于这项调查。',
  'surveys.text_hidden': '这段文字已经屏蔽，请刷新后查看。',
  'surveys.ended': '该调查已经结束，感谢关注。',
  'surveys.full': '答卷已满，感谢参与。',
  'surveys.option_full': '选项“{option}”的名额已满，感谢参与。',
  'surveys.answered_already': '您已经答过这份问卷，每人只能答一次。感谢参与。',
  'surveys.verify_first': '这份问卷每人一份，请先登录“我的”验证手机或者邮箱。答卷不记录是谁填写的。',
  'surveys.incomplete': '还有题目需要修改，请按提示填写。',
  'surveys.ends_before_it_begins': '截止日期须晚于今天，请重新填写。',
  'surveys.no_questions': '至少要有一道题。',
  'surveys.no_options': '选择、排序和矩阵题至少要有两个选项。',
  'surveys.logic_backwards': '显示条件只能引用前面的题目。',
  'surveys.key_twice': '题目代码重复，请修改。',
}
