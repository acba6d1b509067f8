import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { type ArticleBlock, DocumentList } from '#portal'
import { consultationsAbout } from '../public.ts'
import { consultationUrls } from './urls.ts'

const labels: Readonly<Record<string, string>> = {
  open: '正在征集意见',
  closed: '征集已结束',
  answered: '已公布采纳情况',
}

/** What a document was asked about before it was made: the draft laid open, and what became of the comments. */
export function consultationsBlock(db: Db, clock: Clock): ArticleBlock {
  return {
    id: 'document-consultations',
    order: 15,
    width: 'full',
    reads: ['consultation'],
    async load({ documentId }) {
      const rows = await consultationsAbout(db, clock.today(), documentId)
      if (rows.length === 0) return undefined
      return {
        title: '意见征集',
        content: (
          <DocumentList
            empty=""
            items={rows.map((row) => ({
              href: consultationUrls.one(row.id),
              title: row.title,
              number: `${labels[row.state] ?? ''}　收到意见${row.comments}条`,
              day: row.opensOn,
            }))}
          />
        ),
      }
    },
  }
}
