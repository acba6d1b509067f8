import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  AxisView,
  ItemView,
  Placement,
  PlacementsView,
} from '@yangguang/server/contract/publication/catalogue/classification'
import { Alert, App, Button, Card, TreeSelect } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Loaded } from '../../ui/states.tsx'
import { catalogueQuery } from './queries.ts'

/** Where a document stands in the catalogue; changing it does not touch the frozen text. */
export function PlacementPanel({ document }: { document: string }) {
  const catalogue = useQuery(catalogueQuery)
  const placements = useQuery({
    queryKey: ['document', document, 'placements'],
    queryFn: () => api.get<PlacementsView>(`/documents/${document}/placements`),
  })
  return (
    <Card size="small" title="归入公开事项">
      <Loaded query={placements}>
        {(view) => (
          <Loaded query={catalogue}>
            {({ axes, items }) => (
              <Chosen key={JSON.stringify(view)} document={document} view={view} axes={axes} items={items} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Card>
  )
}

function Chosen({
  document,
  view,
  axes,
  items,
}: {
  document: string
  view: PlacementsView
  axes: readonly AxisView[]
  items: readonly ItemView[]
}) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Placement[]>(view.placements)
  const changed = JSON.stringify(chosen) !== JSON.stringify(view.placements)
  const save = useMutation({
    mutationFn: () => api.put(`/documents/${document}/placements`, { placements: chosen }),
    async onSuccess() {
      message.success('归类已保存')
      await queries.invalidateQueries({ queryKey: ['document', document] })
    },
  })
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 10 }}>
      {axes.map((axis) => {
        const own = items.filter((item) => item.axis === axis.code)
        const id = `axis-${axis.code}`
        const codes = chosen.filter((placement) => placement.axis === axis.code).map(({ code }) => code)
        if (!view.mayEdit)
          return (
            <div key={axis.code}>
              <div className="quiet">{axis.title}</div>
              {own
                .filter((item) => codes.includes(item.code))
                .map((item) => item.title)
                .join('、') || '未归入'}
            </div>
          )
        return (
          <div key={axis.code}>
            <label htmlFor={id} className="quiet">
              {axis.title}
            </label>
            <TreeSelect
              id={id}
              style={{ width: '100%' }}
              multiple
              showSearch
              treeNodeFilterProp="title"
              placeholder="未归入"
              treeData={own
                .filter((item) => item.parent === null)
                .map((item) => ({
                  value: item.code,
                  title: item.title,
                  children: own
                    .filter((child) => child.parent === item.code)
                    .map((child) => ({ value: child.code, title: child.title })),
                }))}
              value={codes}
              onChange={(picked: string[]) => {
                const kept = axis.several ? picked : picked.slice(-1)
                setChosen([
                  ...chosen.filter((placement) => placement.axis !== axis.code),
                  ...kept.map((code) => ({ axis: axis.code, code })),
                ])
              }}
            />
          </div>
        )
      })}
      {save.isError ? <Alert type="error" showIcon title={save.error.message} /> : null}
      {view.mayEdit && changed ? (
        <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
          保存归类
        </Button>
      ) : null}
    </div>
  )
}
