import type { OpenDocument } from './contract.ts'

const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
/** Text for XML; characters that XML 1.0 does not know are left out. */
export function xml(text: string): string {
  return [...text]
    .filter((sign) => !forbidden(sign.codePointAt(0) ?? 0))
    .join('')
    .replace(/[&<>"']/g, (sign) => marks[sign] ?? '')
}

const forbidden = (point: number) =>
  (point < 0x20 && point !== 9 && point !== 10 && point !== 13) || point === 0xfffe || point === 0xffff

interface Feed {
  title: string
  page: string
  self: string
  author: string
  items: readonly OpenDocument[]
}

/** Atom (RFC 4287). */
export function atom({ title, page, self, author, items }: Feed): string {
  const updated = items[0]?.publishedAt ?? '2000-01-01T00:00:00.000Z'
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<title>${xml(title)}</title><id>${xml(self)}</id><updated>${updated}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/><link rel="alternate" type="text/html" href="${xml(page)}"/>`,
    ...items.map(
      (item) =>
        `<entry><title>${xml(item.title)}</title><id>${xml(item.url)}</id><link href="${xml(item.url)}"/>` +
        `<published>${item.publishedAt}</published><updated>${item.publishedAt}</updated>` +
        `<summary>${xml(item.abstract || item.title)}</summary></entry>`,
    ),
    '</feed>',
  ].join('\n')
}

/** JSON Feed 1.1. */
export function jsonFeed({ title, page, self, items }: Feed) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    language: 'zh-CN',
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      summary: item.abstract,
      content_text: item.abstract || item.title,
      date_published: item.publishedAt,
      tags: item.keywords,
    })),
  }
}

export function siteMap(entries: readonly { url: string; day: string }[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries.map(({ url, day }) => `<url><loc>${xml(url)}</loc><lastmod>${day}</lastmod></url>`),
    '</urlset>',
  ].join('\n')
}

export function siteMapIndex(addresses: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses.map((url) => `<sitemap><loc>${xml(url)}</loc></sitemap>`),
    '</sitemapindex>',
  ].join('\n')
}
