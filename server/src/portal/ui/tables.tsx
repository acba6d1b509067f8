import { type ComponentChildren, h } from '#platform/html'

export interface TableHead {
  label: string
  rowspan?: number
  colspan?: number
}

export interface TableCell {
  value: ComponentChildren
  /** Numbers stand on the right, digit under digit. */
  number?: boolean
  /** The records behind a figure. */
  href?: string
  rowspan?: number
  colspan?: number
}

export interface TableRow {
  /** Heads at the left of the row; one that spans rows stands in the first of them only. */
  heads: readonly TableHead[]
  cells: readonly TableCell[]
}

export interface DataTableProps {
  /** Of the table; unique on the page. */
  id: string
  caption: string
  head: readonly (readonly TableHead[])[]
  rows: readonly TableRow[]
}

const spans = ({ rowspan = 1, colspan = 1 }: { rowspan?: number; colspan?: number }) => ({
  ...(rowspan > 1 ? { rowSpan: rowspan } : {}),
  ...(colspan > 1 ? { colSpan: colspan } : {}),
})

// A frame that scrolls takes the focus, or a keyboard could not scroll it (WCAG 2.1.1).
const scrollable = { tabIndex: 0 }

/** A table with merged heads; on a narrow screen it scrolls inside its frame, also by keyboard. */
export function DataTable({ id, caption, head, rows }: DataTableProps) {
  return (
    <section class="scroll" {...scrollable} aria-labelledby={`${id}-caption`}>
      <table class="data-table" id={id}>
        <caption id={`${id}-caption`}>{caption}</caption>
        <thead>
          {head.map((line) => (
            <tr>
              {line.map((cell) => (
                <th scope={(cell.colspan ?? 1) > 1 ? 'colgroup' : 'col'} {...spans(cell)}>
                  {cell.label}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.heads.map((cell) => (
                <th scope={(cell.rowspan ?? 1) > 1 ? 'rowgroup' : 'row'} {...spans(cell)}>
                  {cell.label}
                </th>
              ))}
              {row.cells.map((cell) => (
                <td {...(cell.number ? { class: 'figure' } : {})} {...spans(cell)}>
                  {cell.href ? <a href={cell.href}>{cell.value}</a> : cell.value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export interface Figure {
  label: string
  value: string
  unit?: string
  note?: string
  href?: string
}

/** A few figures that matter, each with what it counts. */
export function FigureCards({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul class="figures">
      {figures.map((figure) => (
        <li>
          <p>{figure.href ? <a href={figure.href}>{figure.label}</a> : figure.label}</p>
          <strong>
            {figure.value}
            {figure.unit ? <small>{figure.unit}</small> : null}
          </strong>
          {figure.note ? <p class="note">{figure.note}</p> : null}
        </li>
      ))}
    </ul>
  )
}
