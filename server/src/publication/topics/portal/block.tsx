import { siteOf } from '#foundation/sites'
import type { Db } from '#platform/db'
import { h } from '#platform/html'
import { Entrances, type HomeBlock } from '#portal'
import { listTopics } from '../topics.ts'

const SHOWN = 6

/** 专题专栏 on the home page: the topics that are open. */
export function topicsBlock(db: Db): HomeBlock {
  return {
    id: 'topics',
    order: 40,
    width: 'full',
    reads: ['topic'],
    async load({ host }) {
      const site = await siteOf(db, host)
      const topics = site ? await listTopics(db, { site: site.id }) : []
      const open = topics.filter((topic) => topic.state === 'open').slice(0, SHOWN)
      if (open.length === 0) return undefined
      return {
        title: '专题专栏',
        content: (
          <Entrances
            items={open.map((topic) => ({
              href: `/topics/${topic.id}`,
              title: topic.title,
              text: topic.summary.slice(0, 40),
            }))}
          />
        ),
        more: { href: '/topics', title: '全部专题' },
      }
    },
  }
}
