import { type ExpressionBuilder, sql } from 'kysely'
import type { FigureRecord, FigureScope, FigureSource } from '#foundation/figures'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

const rows = { rules: 'rule', normativeDocuments: 'normative' } as const
type Column = 'made' | 'repealed' | 'inForce'
const columns: readonly Column[] = ['made', 'repealed', 'inForce']

type Eb = ExpressionBuilder<Tables, 'catalogue_document'>

// 制发 by the day of signing, 废止 by the day of repeal, 现行有效 as of the last day (国办公开办函〔2021〕30号).
function counts(eb: Eb, column: Column, scope: FigureScope) {
  if (column === 'made')
    return eb.and([eb('written_on', '>=', scope.from), eb('written_on', '<=', scope.until)])
  if (column === 'repealed')
    return eb.and([eb('repealed_on', '>=', scope.from), eb('repealed_on', '<=', scope.until)])
  return eb.and([
    eb('written_on', '<=', scope.until),
    eb.or([eb('repealed_on', 'is', null), eb('repealed_on', '>', scope.until)]),
    eb.or([eb('expired_on', 'is', null), eb('expired_on', '>', scope.until)]),
  ])
}

/** 表二, 第二十条第（一）项: rules and normative documents, counted once under the lead body. */
export const proactiveFigures: FigureSource = {
  prefix: 'proactive.',
  async count(db, scope) {
    const figures = new Map<string, number>()
    for (const [name, kind] of Object.entries(rows)) {
      for (const column of columns) {
        const found = await matching(db, scope, kind, column)
          .select(sql<number>`count(*)::int`.as('count'))
          .executeTakeFirstOrThrow()
        if (found.count > 0) figures.set(`proactive.${name}.${column}`, found.count)
      }
    }
    return figures
  },
  async records(db, scope, name): Promise<FigureRecord[]> {
    const [, row = '', column = ''] = name.split('.')
    const kind = Object.entries(rows).find(([key]) => key === row)?.[1]
    const asked = columns.find((candidate) => candidate === column)
    if (!kind || !asked) return []
    const found = await matching(db, scope, kind, asked)
      .select(['id', 'body_id', 'title', 'document_number', 'written_on', 'repealed_on'])
      .orderBy('written_on')
      .execute()
    return found.map((document) => ({
      kind: 'document',
      id: document.id,
      bodyId: document.body_id,
      label: `${document.document_number} ${document.title}`.trim(),
      day: (asked === 'repealed' ? document.repealed_on : document.written_on) ?? document.written_on,
    }))
  },
}

function matching(db: Db, scope: FigureScope, kind: 'rule' | 'normative', column: Column) {
  return (
    db
      .withTables<Tables>()
      .selectFrom('catalogue_document')
      .where('published_edition', 'is not', null)
      // A batch from an old site that was taken back gave its numbers back: it never was.
      .where('index_number', 'is not', null)
      .where('kind', '=', kind)
      .where('body_id', 'in', [...scope.bodies])
      .where((eb) => counts(eb, column, scope))
  )
}
