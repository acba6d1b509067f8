import type { Body } from '#foundation/bodies'
import type { ComponentChildren } from '#platform/html'
import type { Site } from './document.tsx'

/** A titled piece of a page that several wings make together. */
export interface ShownBlock {
  title: string
  content: ComponentChildren
  more?: { href: string; title: string }
}

export interface Block<Scope> {
  /** Of the heading; unique on the page. */
  id: string
  /** Its place: lower ones come first. */
  order: number
  width: 'third' | 'half' | 'full'
  /** What it shows is read from records of these kinds. */
  reads: readonly string[]
  /** Undefined when there is nothing to show: no empty boxes on a public page. */
  load(scope: Scope): Promise<ShownBlock | undefined>
}

/** A wing's piece of the home page. */
export type HomeBlock = Block<{ site: Site; host: string }>
/** A wing's piece of a body's page. */
export type BodyBlock = Block<{ site: Site; host: string; body: Body }>
/** A wing's piece below an article: interpretations, consultations, questions about it. */
export type ArticleBlock = Block<{ site: Site; documentId: string }>

/** Loads blocks side by side and keeps those that have something to show, in their order. */
export async function loadBlocks<Scope>(blocks: readonly Block<Scope>[], scope: Scope) {
  const loaded = await Promise.all(
    [...blocks]
      .sort((one, other) => one.order - other.order)
      .map(async (block) => ({ block, shown: await block.load(scope) })),
  )
  return loaded.flatMap(({ block: { id, width }, shown }) => (shown ? [{ id, width, ...shown }] : []))
}

export type LoadedBlock = Awaited<ReturnType<typeof loadBlocks>>[number]
