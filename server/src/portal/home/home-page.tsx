import { h } from '#platform/html'
import type { LoadedBlock, ShownBlock } from '../contributions.ts'
import { page, type Site } from '../document.tsx'
import { BlockGrid } from '../ui/block-grid.tsx'
import { type Entrance, Hero } from '../ui/blocks.tsx'

export interface HomeProps {
  site: Site
  elder: boolean
  entrances: readonly Entrance[]
  hot: readonly string[]
  first?: ShownBlock | undefined
  blocks: readonly LoadedBlock[]
}

/** Service first: the box, what most people come for, then what is new. */
export function homePage({ site, elder, entrances, hot, first, blocks }: HomeProps): string {
  return page({
    site,
    elder,
    title: site.name,
    current: 'home',
    search: false,
    children: [
      <Hero title="您要找什么？" hot={hot} entrances={entrances} first={first} />,
      <BlockGrid blocks={blocks} />,
    ],
  })
}
