import { SaxesParser } from 'saxes'
import { UnsafeFile } from '../segment.ts'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandlers {
  open?(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** Reads XML as a stream. A document type is refused: office files have none, and it is how entities explode. */
export function readXml(xml: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ position: false })
  parser.on('doctype', () => {
    throw new UnsafeFile('bomb')
  })
  parser.on('error', () => {
    throw new UnsafeFile('broken')
  })
  if (handlers.open) parser.on('opentag', (tag) => handlers.open?.(tag.name, tag.attributes as Attributes))
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(tag.name))
  if (handlers.text) {
    parser.on('text', (text) => handlers.text?.(text))
    parser.on('cdata', (text) => handlers.text?.(text))
  }
  parser.write(xml).close()
}

/** The name without its prefix. */
export function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export interface Rewrite {
  /** `drop` leaves the element out with all it holds, `unwrap` only its own tags; attributes may be replaced. */
  open(name: string, attributes: Attributes, path: readonly string[]): 'keep' | 'drop' | 'unwrap' | Attributes
  /** An element that was kept ends. */
  close?(name: string): void
  /** The text to stand instead. */
  text?(text: string, path: readonly string[]): string
}

/** Writes XML anew as it is read, leaving out or changing what `rewrite` says. */
export function rewriteXml(xml: string, rewrite: Rewrite): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  const path: string[] = []
  const unwrapped: boolean[] = []
  let dropping = 0
  readXml(xml, {
    open(name, attributes) {
      path.push(name)
      if (dropping > 0) {
        dropping += 1
        return
      }
      const verdict = rewrite.open(name, attributes, path)
      if (verdict === 'drop') {
        dropping = 1
        return
      }
      unwrapped.push(verdict === 'unwrap')
      if (verdict === 'unwrap') return
      const kept = verdict === 'keep' ? attributes : verdict
      out.push(
        `<${name}${Object.entries(kept)
          .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
          .join('')}>`,
      )
    },
    close(name) {
      path.pop()
      if (dropping > 0) {
        dropping -= 1
        return
      }
      if (unwrapped.pop()) return
      rewrite.close?.(name)
      out.push(`</${name}>`)
    },
    text(text) {
      if (dropping === 0) out.push(escapeXml(rewrite.text ? rewrite.text(text, path) : text))
    },
  })
  return out.join('')
}
