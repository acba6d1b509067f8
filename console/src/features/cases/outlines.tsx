import { useQuery } from '@tanstack/react-query'
import type { OutlineRow } from '@yangguang/server/contract/engagement/cases'
import { Button, List, Popconfirm, Upload } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { Loaded, Nothing } from '../../ui/states.tsx'

/** The outline of each site's area, under the points on the indicators' map; from a GeoJSON file. */
export function Outlines() {
  const sites = useQuery({
    queryKey: ['case-outlines'],
    queryFn: () => api.get<OutlineRow[]>('/case-outlines'),
  })
  const [fault, setFault] = useState('')
  const save = useAct(
    ({ site, geojson }: { site: string; geojson: unknown }) => api.put(`/case-outlines/${site}`, { geojson }),
    { done: '已保存', touches: [['case-outlines'], ['case-topics']] },
  )
  const read = async (site: string, file: File) => {
    setFault('')
    try {
      save.mutate({ site, geojson: JSON.parse(await file.text()) })
    } catch {
      setFault(`“${file.name}”不是 GeoJSON 文件，请从地理信息系统导出后重试。`)
    }
  }
  return (
    <>
      <p className="quiet">
        办理指标里的诉求分布图以此为底图。请载入本级行政区域界线的 GeoJSON（经纬度，CGCS2000 或 WGS84），
        以主管部门公布的标准画法为准。
      </p>
      <Refused error={save.error ?? (fault ? new Error(fault) : null)} />
      <Loaded query={sites}>
        {(rows) => (
          <List
            dataSource={rows}
            locale={{ emptyText: <Nothing>还没有网站。</Nothing> }}
            renderItem={(row) => (
              <List.Item
                key={row.site}
                actions={[
                  <Upload
                    key="load"
                    accept=".json,.geojson"
                    showUploadList={false}
                    beforeUpload={(file) => {
                      void read(row.site, file)
                      return false
                    }}
                  >
                    <Button size="small">{row.points > 0 ? '更换' : '载入'}</Button>
                  </Upload>,
                  row.points > 0 ? (
                    <Popconfirm
                      key="remove"
                      title="去掉这个界线？"
                      okText="去掉"
                      onConfirm={() => save.mutate({ site: row.site, geojson: null })}
                    >
                      <Button size="small" danger>
                        去掉
                      </Button>
                    </Popconfirm>
                  ) : null,
                ]}
              >
                <List.Item.Meta
                  title={row.name}
                  description={row.points > 0 ? `界线${row.points}个点` : '没有界线，只画诉求的相对位置'}
                />
              </List.Item>
            )}
          />
        )}
      </Loaded>
    </>
  )
}
