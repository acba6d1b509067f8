import { Alert, Button, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMe } from '../app/session.ts'
import { moment } from '../lib/time.ts'
import { forgetTyped, keepTyped, typedInto } from '../lib/typed.ts'

export interface Kept<Values> {
  /** What was typed and not sent before the page was left: laid over what the form begins with. */
  values: Partial<Values>
  /** The form's `onValuesChange`: what changed, and all that stands in it. Fields nobody touched are not kept: another may change them meanwhile. */
  keep: (changed: object, all: Partial<Values>) => void
  /** Called once it has been sent. */
  forget: () => void
  /** Says above the form that it holds what was typed before, and takes that out again. */
  note: ReactNode
  /** Another number each time the form is to be drawn anew with other values. */
  turn: number
}

/**
 * Keeps what is typed into a long form over a reload, an ended session and a step aside, in the tab of its person.
 * @param without fields that say who somebody is: a browser's store lies open on its disk, so these are typed again
 */
export function useKept<Values extends object>(
  form: FormInstance,
  what: string,
  base = 0,
  without: readonly (keyof Values)[] = [],
): Kept<Values> {
  const { id: person } = useMe()
  const [found, setFound] = useState(() => typedInto<Values>(person, what))
  const [turn, setTurn] = useState(0)
  const drawn = useRef(0)
  const touched = useRef<Partial<Values>>(found?.values ?? {})
  useEffect(() => {
    // The fields go back to what the form begins with now.
    if (drawn.current !== turn) form.resetFields()
    drawn.current = turn
  }, [turn, form])
  const forget = () => {
    forgetTyped(person, what)
    touched.current = {}
    setFound(undefined)
  }
  const moved = found !== undefined && found.base !== base
  return {
    values: found?.values ?? {},
    keep(changed, all) {
      for (const name of Object.keys(changed) as (keyof Values)[])
        if (!without.includes(name)) touched.current[name] = all[name]
      keepTyped(person, what, { values: touched.current, base, at: new Date().toISOString() })
    },
    forget,
    turn,
    note: found ? (
      <Alert
        type={moved ? 'warning' : 'info'}
        showIcon
        style={{ marginBottom: 16 }}
        title={`已恢复您 ${moment(found.at)} 填写、还没有提交的内容。${without.length > 0 ? '姓名、证件和联系方式不在浏览器中保留，请重新填写。' : ''}${moved ? '此后这份记录被修改过，提交前请核对。' : ''}`}
        action={
          <Button
            size="small"
            onClick={() => {
              forget()
              setTurn(turn + 1)
            }}
          >
            不用，清除
          </Button>
        }
      />
    ) : null,
  }
}
