import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { type ArticleBlock, urls } from '#portal'
import { type RelationView, relationLabels } from '../relations/contract.ts'
import { relationsOnPage } from '../relations/relations.ts'

/** What a document amends, repeals or replaces, and what does so to it: the same link at both ends. */
export function relatedBlock(db: Db): ArticleBlock {
  return {
    id: 'related-documents',
    order: 10,
    width: 'full',
    reads: ['document'],
    async load(scope) {
      const shown = (await relationsOnPage(db, scope)).filter(
        (relation) => relation.published && relation.kind !== 'interprets',
      )
      if (shown.length === 0) return undefined
      return { title: '关联文件', content: <Relations relations={shown} /> }
    },
  }
}

function labelOf({ kind, direction }: RelationView): string {
  const [forth, back] = relationLabels[kind]
  return direction === 'forth' ? `${forth}的文件` : `${back}，依据的文件`
}

function Relations({ relations }: { relations: readonly RelationView[] }) {
  const groups = new Map<string, RelationView[]>()
  for (const relation of relations)
    groups.set(labelOf(relation), [...(groups.get(labelOf(relation)) ?? []), relation])
  return (
    <dl class="facts">
      {[...groups].map(([label, items]) => (
        <div class="wide">
          <dt>{label}</dt>
          <dd>
            {items.map((item) => (
              <div>
                {item.documentId || item.url ? (
                  <a href={item.documentId ? urls.document(item.documentId) : item.url}>{item.title}</a>
                ) : (
                  item.title
                )}
                {item.documentId ? `　${item.publishedOn ?? ''}` : '（上级文件）'}
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
