import { h } from '#platform/html'
import type { LoadedBlock } from '../contributions.ts'
import { Panel } from './blocks.tsx'

/** The pieces of a composed page, three, two or one in a row. */
export function BlockGrid({ blocks }: { blocks: readonly LoadedBlock[] }) {
  if (blocks.length === 0) return null
  return (
    <div class="block-grid">
      {blocks.map((block) => (
        <div class={block.width}>
          <Panel id={block.id} title={block.title} {...(block.more ? { more: block.more } : {})}>
            {block.content}
          </Panel>
        </div>
      ))}
    </div>
  )
}
