import { type ListedDocument, type Site, urls } from '#portal'
import type { ListedPublished } from '../published.ts'

export interface Frame {
  site: Site
  elder: boolean
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
