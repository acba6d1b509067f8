import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { type ArticleBlock, DocumentList, outward, urls } from '#portal'
import { relationsOnPage } from '#publication/catalogue'
import { formLabels } from '../contract.ts'
import { formsOf } from '../standing.ts'

/** 政策解读 below a policy, and the policy below its interpretation: each page leads to the other (国办发〔2016〕80号). */
export function interpretationBlocks(db: Db): ArticleBlock[] {
  const shown = async (scope: { documentId: string }, direction: 'forth' | 'back') =>
    (await relationsOnPage(db, scope)).filter(
      (relation) => relation.kind === 'interprets' && relation.direction === direction && relation.published,
    )
  return [
    {
      id: 'interpretations',
      order: 5,
      width: 'full',
      reads: ['document'],
      async load(scope) {
        const relations = await shown(scope, 'back')
        const ids = relations.flatMap((relation) => relation.documentId ?? [])
        if (ids.length === 0) return undefined
        const forms = await formsOf(db, ids)
        return {
          title: '政策解读',
          content: (
            <DocumentList
              empty=""
              items={relations.flatMap(({ documentId: id, title, publishedOn }) =>
                id
                  ? [
                      {
                        href: urls.document(id),
                        title,
                        number: (forms.get(id) ?? []).map((form) => formLabels[form]).join('、'),
                        day: publishedOn ?? '',
                      },
                    ]
                  : [],
              )}
            />
          ),
        }
      },
    },
    {
      id: 'interpreted',
      order: 6,
      width: 'full',
      reads: ['document'],
      async load(scope) {
        const relations = await shown(scope, 'forth')
        if (relations.length === 0) return undefined
        return {
          title: '解读的文件',
          content: (
            <ul class="doc-list">
              {relations.map(({ documentId: id, title, url, publishedOn }) => (
                <li>
                  <div>
                    {id || url ? <a href={id ? urls.document(id) : outward(url)}>{title}</a> : title}
                    {id ? null : <span class="number">上级文件</span>}
                  </div>
                  {publishedOn ? <time dateTime={publishedOn}>{publishedOn}</time> : null}
                </li>
              ))}
            </ul>
          ),
        }
      },
    },
  ]
}
