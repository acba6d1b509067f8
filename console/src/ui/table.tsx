import { Table as AntTable, type TableProps } from 'antd'
import type { CSSProperties } from 'react'
import { useWide } from './columns.ts'

interface Props<Row> extends Omit<TableProps<Row>, 'scroll'> {
  /** From which width on the table is moved by itself where the page is narrower. */
  least?: number | 'max-content'
}

/** antd's own door for tables that need no scrollbar measured, missing in its types. */
const UNMEASURED = { tailor: true } as object

/**
 * antd's table as this console wants it: the width is a matter of style and is not measured, and which columns there is room for
 * is known before the first row is drawn. antd's way draws every table twice and lays the page out four times.
 */
export function Table<Row extends object>({
  least,
  columns = [],
  style,
  className = '',
  ...rest
}: Props<Row>) {
  const wide = useWide()
  const width = typeof least === 'number' ? `${least}px` : least
  return (
    <AntTable<Row>
      {...rest}
      {...UNMEASURED}
      className={width ? `moved ${className}` : className}
      style={{ ...style, ...(width ? ({ '--least': width } as CSSProperties) : {}) }}
      columns={columns
        .filter(({ responsive }) => wide || !responsive)
        .map(({ responsive, ...column }) => column)}
    />
  )
}
