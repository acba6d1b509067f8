/** A link as it stands in the text of an old site, in full and without what follows `#`. */
export interface OldLink {
  kind: 'href' | 'src'
  url: URL
}

const attribute = /\b(href|src)\s*=\s*(["'])([^"']*)\2/gi
/** What came along has its place here already. */
const own = /^\/files\/[0-9a-f-]{36}\//

/** The links of a text that lead to an address of the web. */
export function linksIn(body: string, base: string): OldLink[] {
  return [...body.matchAll(attribute)].flatMap(([, kind = '', , text = '']) => {
    const url = resolved(text, base)
    return url ? [{ kind: kind.toLowerCase() as OldLink['kind'], url: withoutHash(url) }] : []
  })
}

/** Every link of a text where `to` says it leads now; one it does not know becomes the whole old address. */
export function rewriteLinks(body: string, base: string, to: (link: OldLink) => string | undefined): string {
  return body.replace(attribute, (whole, kind: string, _quote, text: string) => {
    const url = resolved(text, base)
    if (!url) return whole
    const target = to({ kind: kind.toLowerCase() as OldLink['kind'], url: withoutHash(url) })
    const address = target?.startsWith('/documents/') ? `${target}${url.hash}` : (target ?? url.href)
    return `${kind}="${address.replaceAll('&', '&amp;').replaceAll('"', '%22')}"`
  })
}

function resolved(text: string, base: string): URL | undefined {
  const address = text.replaceAll('&amp;', '&').trim()
  if (address === '' || address.startsWith('#') || own.test(address)) return undefined
  if (!URL.canParse(address, base)) return undefined
  const url = new URL(address, base)
  return /^https?:$/.test(url.protocol) ? url : undefined
}

function withoutHash(url: URL): URL {
  const plain = new URL(url)
  plain.hash = ''
  return plain
}
