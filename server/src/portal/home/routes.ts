import { hotWords } from '#foundation/search'
import { addDays, type Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { type HomeBlock, loadBlocks } from '../contributions.ts'
import type { PageCache } from '../page-cache.ts'
import { publicPage } from '../pages.ts'
import { isElder } from '../preferences.ts'
import { siteFor } from '../site.ts'
import type { Entrance } from '../ui/blocks.tsx'
import { homePage } from './home-page.tsx'

const HOT_DAYS = 30
const HOT_WORDS = 6

/** The home page, made of what the wings contribute. */
export function homePages(
  app: App,
  db: Db,
  clock: Clock,
  cache: PageCache,
  entrances: readonly Entrance[],
  blocks: readonly HomeBlock[],
  /** What stands at the top, right under the search. */
  first: HomeBlock,
): void {
  const tags = [...new Set([first, ...blocks].flatMap((block) => block.reads))]
  publicPage(app, cache, '/', async (request, reads) => {
    reads('body', 'site', ...tags)
    const site = await siteFor(db, clock, request.host)
    return homePage({
      site,
      elder: isElder(request),
      entrances,
      hot: await hotWords(db, addDays(clock.today(), -HOT_DAYS), HOT_WORDS),
      first: await first.load({ site, host: request.hostname }),
      blocks: await loadBlocks(blocks, { site, host: request.hostname }),
    })
  })
}
