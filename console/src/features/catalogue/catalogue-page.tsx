import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useMe } from '../../app/session.ts'
import { PageHead } from '../../ui/states.tsx'

/** The parts of the catalogue; each has an address of its own. */
const parts = [
  { key: 'map', label: '完成情况', everybody: true },
  { key: 'counts', label: '分类统计', everybody: true },
  { key: 'clocks', label: '公开时限', everybody: true },
  { key: 'releases', label: '发布日历', everybody: true },
  { key: 'interpretation', label: '政策解读', everybody: true },
  { key: 'cleanup', label: '文件清理', everybody: true },
  { key: 'links', label: '失效链接', everybody: true },
  { key: 'withheld', label: '不予公开清单', everybody: true },
  { key: 'items', label: '公开事项', everybody: true },
  { key: 'gazette', label: '政府公报', everybody: false },
  { key: 'topics', label: '专题', everybody: false },
  { key: 'columns', label: '栏目', everybody: false },
  { key: 'import', label: '批量导入', everybody: false },
  { key: 'handover', label: '移交归档', everybody: false },
  { key: 'numbering', label: '索引号规则', everybody: false },
] as const

export function CataloguePage() {
  const me = useMe()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const keeps = me.roles.some((role) => role.role === 'disclosure_office')
  const shown = parts.filter((part) => part.everybody || keeps)
  const current = shown.find((part) => path.startsWith(`/catalogue/${part.key}`))?.key ?? 'map'
  return (
    <>
      <PageHead title="公开目录" />
      <nav className="parts" aria-label="公开目录">
        {shown.map(({ key, label }) => (
          <Link
            key={key}
            to={`/catalogue/${key}`}
            {...(key === current ? { 'aria-current': 'page' as const } : {})}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Outlet />
    </>
  )
}
