/**
 * Words that stand in letters about anything: how one asks, what one wishes, how an office is addressed. They are never
 * a topic and nothing is joined across them.
 */
const asking =
  '请问 询问 咨询 查询 了解 想问 问下 怎样 怎么 怎么办 如何 什么 为什么 为何 是否 能否 可否 有无 哪里 哪些 哪个 何时 几时 多久 多少'
const wishing =
  '希望 建议 请求 恳请 要求 需要 期盼 盼望 呼吁 反映 反应 投诉 举报 求助 表扬 感谢 尽快 尽早 及时 立即 早日 帮助 协调 解决 处理 处置 办理 答复 回复 落实 加强 加大 改善 完善 规范 优化 提升 提高 增加 增设 增添 设置 延长 予以 给予'
const matter =
  '问题 情况 事项 事情 事宜 内容 方面 方式 方法 原因 影响 相关 有关 关于 对于 针对 部门 单位 领导 政府 同志 人员 群众 市民 居民 百姓 老百姓 本人 我们 你们 他们 咱们 大家 有人 别人 信息 意见 工作 具体 条件 材料 文件 流程 手续 标准 严重 长期 一直 多次 经常 仍然 依然 至今 目前 现在 近期 最近 今年 去年 可以 没有 不能 无法 不让 进行 存在 出现 发生 出行 导致 造成'
const little =
  '有 无 没 是 在 到 请 能 要 想 会 让 给 被 把 等 做 去 来 上 下 里 内 外 边 处 中 前 后 时 人 及 着 了'

export const filler: ReadonlySet<string> = new Set([asking, wishing, matter, little].join(' ').split(' '))
