import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Level } from '@yangguang/server/contract/oversight/supervision'
import { Select, Space, Tabs } from 'antd'
import { today } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { BoardTab } from './board-tab.tsx'
import { FiguresTab } from './figures-tab.tsx'
import { FilesTab } from './files-tab.tsx'
import { MergeTab } from './merge-tab.tsx'
import { levelOf, levelsQuestion } from './questions.ts'
import './supervision.css'

export interface LevelYear {
  body: string
  year: number
}

/** The supervising office and the reports that go into its own: who owes, what came in, the merge, the figures. */
export function SupervisionPage() {
  const levels = useQuery(levelsQuestion)
  return (
    <Loaded query={levels}>
      {(found) =>
        found.length === 0 ? (
          <>
            <PageHead title="年报督查" />
            <Nothing>没有单位的年度报告汇入您负责的单位。汇入关系由系统管理员在机关管理中设置。</Nothing>
          </>
        ) : (
          <Desk levels={found} />
        )
      }
    </Loaded>
  )
}

function Desk({ levels }: { levels: Level[] }) {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const last = Number(today().slice(0, 4)) - 1
  const at: LevelYear = levelOf(levels, search)
  const { body, year } = at
  const tab = search.tab ?? 'board'
  const go = (change: { body?: string; year?: number; tab?: string }) => {
    const next = { body, year, tab, ...change }
    void navigate({ href: `/console/supervision?body=${next.body}&year=${next.year}&tab=${next.tab}` })
  }
  return (
    <>
      <PageHead
        title="年报督查"
        extra={
          <Space wrap>
            <Select
              aria-label="督查层级"
              value={body}
              style={{ minWidth: 240 }}
              showSearch={{ optionFilterProp: 'label' }}
              options={levels.map(({ bodyId, bodyName, members }) => ({
                value: bodyId,
                label: `${bodyName}（${members}个单位）`,
              }))}
              onChange={(value) => go({ body: value })}
            />
            <Select
              aria-label="报告年度"
              value={year}
              style={{ width: 120 }}
              options={Array.from({ length: last - 2007 }, (_, back) => ({
                value: last - back,
                label: `${last - back}年度`,
              }))}
              onChange={(value) => go({ year: value })}
            />
          </Space>
        }
      />
      <Tabs
        activeKey={tab}
        onChange={(key) => go({ tab: key })}
        destroyOnHidden
        items={[
          { key: 'board', label: '报送情况', children: <BoardTab at={at} /> },
          { key: 'files', label: '接收文件', children: <FilesTab at={at} /> },
          { key: 'merge', label: '汇总', children: <MergeTab at={at} /> },
          { key: 'figures', label: '统计', children: <FiguresTab at={at} /> },
        ]}
      />
    </>
  )
}
