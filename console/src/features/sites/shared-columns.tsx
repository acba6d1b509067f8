import { useQueries, useQuery } from '@tanstack/react-query'
import type { ColumnView, SiteView } from '@yangguang/server/contract/foundation/sites'
import { Select } from 'antd'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'

interface Shared {
  columnId: string
  sourceId: string
}

/** Which columns of other sites a column shows as well: one original, one address. */
export function SharedColumns({ id, sites }: { id: string; sites: readonly SiteView[] }) {
  const trees = useQueries({
    queries: sites.map((site) => ({
      queryKey: ['columns', site.id],
      queryFn: () => api.get<ColumnView[]>(`/sites/${site.id}/columns`),
    })),
  })
  const shared = useQuery({
    queryKey: ['shared-columns', id],
    queryFn: () => api.get<Shared[]>(`/sites/${id}/sources`),
  })
  const save = useAct(
    ({ column, sources }: { column: string; sources: readonly string[] }) =>
      api.put(`/sites/${id}/columns/${column}/sources`, { sources }),
    { done: '已保存', touches: [['shared-columns', id]] },
  )
  const own = trees[sites.findIndex((site) => site.id === id)]?.data ?? []
  const offered = sites.map((site, at) => ({
    label: site.name,
    options: (trees[at]?.data ?? []).map((column) => ({ value: column.id, label: column.title })),
  }))
  return (
    <Loaded query={shared}>
      {(rows) => (
        <>
          <p className="quiet">
            栏目除了自己的信息，还可以显示其他栏目的信息。信息只有一份原件，改动、撤回在各处同时生效。
          </p>
          <Refused error={save.error} />
          <Table
            size="small"
            rowKey="id"
            dataSource={own}
            pagination={false}
            columns={[
              { title: '栏目', dataIndex: 'title', width: 220 },
              {
                title: '同时显示',
                render: (_value, column) => (
                  <Select
                    mode="multiple"
                    aria-label={`${column.title}同时显示`}
                    style={{ width: '100%' }}
                    placeholder="不共享"
                    value={rows.filter((row) => row.columnId === column.id).map((row) => row.sourceId)}
                    onChange={(sources) => save.mutate({ column: column.id, sources })}
                    options={offered}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </Loaded>
  )
}
