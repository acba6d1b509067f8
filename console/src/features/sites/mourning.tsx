import type { SiteSettings } from '@yangguang/server/contract/foundation/sites'
import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Refused, useAct } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'

/** Days of national mourning: the whole site in grey with one press, back with one press or by itself. */
export function Mourning({ site }: { site: SiteSettings }) {
  const [until, setUntil] = useState('')
  const press = useAct(
    (on: boolean) =>
      api.post(`/sites/${site.id}/mourning`, { on, until: on && until ? `${until}:00+08:00` : null }),
    { touches: [['site', site.id], ['sites']] },
  )
  if (site.mourning)
    return (
      <Alert
        type="warning"
        showIcon
        title={
          site.mourningUntil ? `全站灰色显示中，${moment(site.mourningUntil)} 自动恢复` : '全站灰色显示中'
        }
        action={
          <Button loading={press.isPending} onClick={() => press.mutate(false)}>
            立即恢复
          </Button>
        }
      />
    )
  return (
    <div>
      <Refused error={press.error} />
      <Space wrap>
        <Button loading={press.isPending} onClick={() => press.mutate(true)}>
          全站变灰（哀悼日）
        </Button>
        <label htmlFor="mourning-until">自动恢复时间</label>
        <DayField hour id="mourning-until" value={until} onChange={setUntil} />
        <span className="quiet">两秒内全站生效，图片一并变灰；不填时间的，由人工恢复。操作记入账本。</span>
      </Space>
    </div>
  )
}
