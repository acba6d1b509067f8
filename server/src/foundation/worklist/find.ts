import { type Actor, actorIn } from '#foundation/identity'
import type { Db } from '#platform/db'
import { type App, z } from '#platform/http'
import { type FoundRow, foundRow } from './contract.ts'

/** A wing's share of the search over everything the person may see. */
export interface FindSource {
  find(db: Db, actor: Actor, words: string): Promise<FoundRow[]>
}

/** One field for all wings; each answers within the person's own rights. */
export function findApi(app: App, db: Db, sources: readonly FindSource[]): void {
  app.route({
    method: 'GET',
    url: '/api/find',
    config: { access: { for: 'signed-in' } },
    schema: {
      tags: ['工作台'],
      summary: '在本人可以查看的全部事项中查找',
      querystring: z.object({ q: z.string().trim().min(1, '请输入要查找的内容').max(60) }),
      response: { 200: z.array(foundRow) },
    },
    async handler(request) {
      const actor = actorIn(request)
      const found = await Promise.all(sources.map((source) => source.find(db, actor, request.query.q)))
      return found.flat()
    },
  })
}

/** How many each wing shows. */
export const FIND_MOST = 6

/** The words as a pattern for `like`, with its signs taken literally. */
export function likeWords(words: string): string {
  return `%${words.replace(/[\\%_]/g, '\\$&')}%`
}
