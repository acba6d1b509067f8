import { CalendarOutlined } from '@ant-design/icons'
import { Button, Input, type InputProps, type InputRef, Popover, Skeleton, Space } from 'antd'
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { today } from '../lib/time.ts'
import { readDay, readMoment } from './written-day.ts'

const MonthSheet = lazy(() => import('./month-sheet.tsx'))

interface Props
  extends Omit<InputProps, 'value' | 'onChange' | 'type' | 'min' | 'max' | 'style' | 'onBlur' | 'suffix'> {
  /** 2026-11-27, with `hour` 2026-11-27T09:00; empty while there is none. Given by the form around it. */
  value?: string | null | undefined
  onChange?: (value: string) => void
  /** The first and the last day that will do. */
  min?: string | undefined
  max?: string | undefined
  /** The time of day, too. */
  hour?: boolean
  width?: number
}

const OFFICE_OPENS = '09:00'
const OPENER_WIDTH = 32

/**
 * A day, always written 2026-11-27 whatever the browser's language. It is typed, in any of the usual ways, or picked from a
 * sheet; what cannot be read stays as typed, is said, and holds the form back.
 */
export function DayField({ value, onChange, min, max, hour = false, width, ...rest }: Props) {
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState(true)
  const [open, setOpen] = useState(false)
  const input = useRef<InputRef>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const frame = useRef<HTMLSpanElement>(null)
  const said = useId()
  const across = width ?? (hour ? 215 : 165)
  const read = hour ? readMoment : readDay
  const now = value ?? ''
  // While somebody types nothing is put in its place; afterwards only what could not be read still stands as typed.
  const asTyped = !left || (now === '' && !read(typed))
  const shown = asTyped ? typed : now.replace('T', ' ')
  const wrong = whatIsWrong(shown, read(shown)?.slice(0, 10), { min, max, hour })
  useEffect(() => input.current?.input?.setCustomValidity(wrong ?? ''), [wrong])
  const tell = wrong !== undefined && left
  const pick = (day: string) => {
    onChange?.(hour ? `${day}T${now.slice(11) || OFFICE_OPENS}` : day)
    setTyped('')
    setLeft(true)
    setOpen(false)
    input.current?.focus()
  }
  return (
    <span ref={frame} className="day-field" style={{ width: across }}>
      <Space.Compact block>
        <Input
          autoComplete="off"
          placeholder={hour ? '年-月-日 时:分' : '年-月-日'}
          {...rest}
          ref={input}
          value={shown}
          maxLength={20}
          {...(tell ? { status: 'error', 'aria-invalid': true, 'aria-describedby': said } : {})}
          onChange={({ target }) => {
            setLeft(false)
            setTyped(target.value)
            onChange?.(read(target.value) ?? '')
          }}
          onBlur={() => setLeft(true)}
          onInvalid={(event) => {
            // Said below the field instead of in the browser's own words; the first one is gone to.
            event.preventDefault()
            setLeft(true)
            const { form } = event.currentTarget
            if (form?.querySelector(':invalid') === event.currentTarget) input.current?.focus()
          }}
        />
        <Popover
          trigger="click"
          open={open}
          onOpenChange={(next) => {
            setOpen(next)
            if (!next) opener.current?.focus()
          }}
          placement="bottomLeft"
          align={{ offset: [OPENER_WIDTH - across, 4] }}
          destroyOnHidden
          getPopupContainer={() => frame.current ?? document.body}
          content={
            <Suspense fallback={<Skeleton.Node active style={{ width: 266, height: 290 }} />}>
              <MonthSheet chosen={now.slice(0, 10)} today={today()} min={min} max={max} onPick={pick} />
            </Suspense>
          }
        >
          <Button ref={opener} icon={<CalendarOutlined />} aria-label="从日历选择" />
        </Popover>
      </Space.Compact>
      {tell ? (
        <span id={said} role="alert" className="day-wrong">
          {wrong}
        </span>
      ) : null}
    </span>
  )
}

function whatIsWrong(
  shown: string,
  day: string | undefined,
  { min, max, hour }: { min: string | undefined; max: string | undefined; hour: boolean },
): string | undefined {
  if (shown === '') return undefined
  if (!day) return hour ? '请写成 2026-11-27 09:00 这样的时间' : '请写成 2026-11-27 这样的日期'
  if (min && day < min) return `不能早于 ${min}`
  return max && day > max ? `不能晚于 ${max}` : undefined
}
