import type { FastifyRequest } from 'fastify'
import type { everyColumn } from '#foundation/sites'
import { type ListedDocument, type Site, urls } from '#portal'
import type { ListedPublished } from '../published.ts'

export interface Frame {
  site: Site
  elder: boolean
}

/** What nearly every page here needs, kept: each page says itself that it reads site, body and column. */
export interface Frames {
  frame(request: FastifyRequest): Promise<Frame>
  columns(): ReturnType<typeof everyColumn>
}

export const PLATFORM = { title: '政府信息公开', href: urls.platform() }

/** Published documents as the portal lists them. */
export function listed(items: readonly ListedPublished[]): ListedDocument[] {
  return items.map((item) => ({
    href: urls.document(item.id),
    title: item.title,
    number: item.documentNumber,
    day: item.publishedOn,
  }))
}
