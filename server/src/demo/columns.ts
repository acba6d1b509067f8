import type { Column } from '#foundation/sites'

const column = (
  id: string,
  title: string,
  kind: Column['kind'],
  statutoryItem: number | null = null,
  staleAfterDays: number | null = null,
): Column => ({
  id,
  parentId: null,
  title,
  kind,
  statutoryItem,
  staleAfterDays,
})

/** The column tree of the demonstration site; statutory columns follow the items of Art 20. */
export const demoColumns: readonly Column[] = [
  column('xw', '政务动态', 'news', null, 14),
  column('zcjd', '政策解读', 'interpretation'),
  column('tz', '通知公告', 'notice', null, 180),
  column('gfxwj', '规章和规范性文件', 'policy', 1, 180),
  column('jgzn', '机构职能', 'statutory', 2),
  column('gh', '规划计划', 'statutory', 3),
  column('tjxx', '统计信息', 'statutory', 4),
  column('xzxk', '行政许可', 'statutory', 5),
  column('xzcf', '行政处罚', 'statutory', 6),
  column('czxx', '财政预决算', 'statutory', 7),
  column('shbz', '民生保障', 'statutory', 11),
  column('yj', '应急管理', 'statutory', 12),
  column('jcxx', '监督检查', 'statutory', 13),
  column('zd', '政府信息公开制度', 'statutory'),
]
