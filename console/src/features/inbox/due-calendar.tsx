import type { InboxPage } from '@yangguang/server/contract/foundation/worklist'
import { Button, Calendar } from 'antd'
import type { Dayjs } from 'dayjs'

/** The month with how much is due on each day; a day opens its matters. */
export function DueCalendar({ days, onDay }: { days: InboxPage['days']; onDay: (day: string) => void }) {
  const due = new Map(days.map((entry) => [entry.day, entry]))
  return (
    <Calendar
      cellRender={(date: Dayjs, { type }) => {
        if (type !== 'date') return null
        const entry = due.get(date.format('YYYY-MM-DD'))
        if (!entry) return null
        return (
          <Button
            size="small"
            type={entry.red > 0 ? 'primary' : 'default'}
            onClick={() => onDay(entry.day)}
            aria-label={`${entry.day} 到期 ${entry.count} 件${entry.red > 0 ? `，其中超期 ${entry.red} 件` : ''}`}
          >
            {entry.count} 件{entry.red > 0 ? '超期' : '到期'}
          </Button>
        )
      }}
    />
  )
}
