import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import type { InboxPage } from '@yangguang/server/contract/foundation/worklist'
import { Button, Calendar, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { today } from '../../lib/time.ts'

/** The month with how much is due on each day; a day opens its matters. */
export function DueCalendar({ days, onDay }: { days: InboxPage['days']; onDay: (day: string) => void }) {
  const due = new Map(days.map((entry) => [entry.day, entry]))
  return (
    <Calendar
      defaultValue={dayjs(today())}
      headerRender={({ value, onChange }) => <MonthHead month={value} onChange={onChange} days={days} />}
      cellRender={(date: Dayjs, { type }) => {
        if (type !== 'date') return null
        const entry = due.get(date.format('YYYY-MM-DD'))
        if (!entry) return null
        return (
          <Button
            size="small"
            type={entry.red > 0 ? 'primary' : 'default'}
            onClick={() => onDay(entry.day)}
            aria-label={`${entry.count} 件${entry.red > 0 ? '超期' : '到期'}，${entry.day}`}
          >
            {entry.count} 件{entry.red > 0 ? '超期' : '到期'}
          </Button>
        )
      }}
    />
  )
}

/** The month in words, the months beside it, and where the next due day lies. */
function MonthHead({
  month,
  onChange,
  days,
}: {
  month: Dayjs
  onChange: (month: Dayjs) => void
  days: InboxPage['days']
}) {
  const shown = days.filter(({ day }) => day.startsWith(month.format('YYYY-MM')))
  const count = shown.reduce((sum, { count: of }) => sum + of, 0)
  return (
    <div className="page-head" style={{ padding: '12px 16px 0' }}>
      <Space>
        <Button
          icon={<LeftOutlined />}
          aria-label="上个月"
          onClick={() => onChange(month.subtract(1, 'month'))}
        />
        <strong aria-live="polite">{month.format('YYYY年M月')}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label="下个月"
          onClick={() => onChange(month.add(1, 'month'))}
        />
        <Button onClick={() => onChange(dayjs(today()))}>今天</Button>
      </Space>
      <span className="quiet">本月到期 {count} 件</span>
    </div>
  )
}
