import { useQuery } from '@tanstack/react-query'
import { Select, Tabs } from 'antd'
import { useState } from 'react'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { sitesQuestion } from './questions.ts'
import { SharedColumns } from './shared-columns.tsx'
import { SiteForm } from './site-form.tsx'
import { YearlyReport } from './yearly-report.tsx'

/** The sites a person keeps: what they look like, what they share, and what they did this year. */
export function SitesPage() {
  const sites = useQuery(sitesQuestion)
  const [chosen, setChosen] = useState<string>()
  return (
    <Loaded query={sites}>
      {(all) => {
        const mine = all.filter((site) => site.mayEdit)
        const site = mine.find((one) => one.id === chosen) ?? mine[0]
        return (
          <>
            <PageHead
              title="网站管理"
              extra={
                mine.length > 1 ? (
                  <Select
                    aria-label="网站"
                    value={site?.id ?? null}
                    onChange={(id) => setChosen(id ?? undefined)}
                    style={{ width: 260 }}
                    options={mine.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                ) : null
              }
            />
            {site ? (
              <Tabs
                key={site.id}
                destroyOnHidden
                items={[
                  { key: 'settings', label: '网站设置', children: <SiteForm id={site.id} /> },
                  { key: 'shared', label: '共享栏目', children: <SharedColumns id={site.id} sites={all} /> },
                  { key: 'year', label: '年度报表数据', children: <YearlyReport id={site.id} /> },
                ]}
              />
            ) : (
              <Nothing>您所在单位没有主办网站。</Nothing>
            )}
          </>
        )
      }}
    </Loaded>
  )
}
