import dayjs from 'dayjs'
import { DayPicker } from 'react-day-picker'
import { zhCN } from 'react-day-picker/locale'
import 'react-day-picker/style.css'
import './month-sheet.css'

interface Props {
  chosen: string
  today: string
  min: string | undefined
  max: string | undefined
  onPick: (day: string) => void
}

const dateOf = (day: string) => dayjs(day).toDate()
const YEARS_EITHER_SIDE = 30

/** A month to pick a day from, by mouse or by arrow keys. */
export default function MonthSheet({ chosen, today, min, max, onPick }: Props) {
  const selected = chosen ? dateOf(chosen) : undefined
  return (
    <DayPicker
      mode="single"
      locale={zhCN}
      autoFocus
      required
      captionLayout="dropdown"
      today={dateOf(today)}
      selected={selected}
      defaultMonth={selected ?? dateOf(today)}
      onSelect={(date) => onPick(dayjs(date).format('YYYY-MM-DD'))}
      {...boundsOf(today, min, max)}
    />
  )
}

function boundsOf(today: string, min: string | undefined, max: string | undefined) {
  return {
    startMonth: min ? dateOf(min) : dayjs(today).subtract(YEARS_EITHER_SIDE, 'year').startOf('year').toDate(),
    endMonth: max ? dateOf(max) : dayjs(today).add(YEARS_EITHER_SIDE, 'year').endOf('year').toDate(),
    disabled: [...(min ? [{ before: dateOf(min) }] : []), ...(max ? [{ after: dateOf(max) }] : [])],
  }
}
