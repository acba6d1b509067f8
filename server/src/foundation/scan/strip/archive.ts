import { strToU8, zipSync } from 'fflate'
import { type Parts, textOfPart } from '../office/archive.ts'
import { rewriteXml } from '../office/xml.ts'

export function pack(parts: Parts): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(parts), { level: 6 }))
}

export function setPart(parts: Parts, name: string, xml: string): void {
  parts.set(name, strToU8(xml))
}

/** Takes parts out together with what points at them. */
export function removeParts(parts: Parts, gone: (name: string) => boolean): void {
  const names = [...parts.keys()].filter((name) => gone(name) && !name.endsWith('.rels'))
  for (const name of names) parts.delete(name)
  const ends = names.map((name) => `/${name.split('/').pop()}`)
  const isGone = (target: string) =>
    names.some((name) => target === `/${name}`) ||
    ends.some((end) => `/${target}`.endsWith(end) && !parts.has(target))
  for (const name of parts.keys()) {
    if (name !== '[Content_Types].xml' && !name.endsWith('.rels')) continue
    const xml = textOfPart(parts, name) ?? ''
    setPart(
      parts,
      name,
      rewriteXml(xml, {
        open: (tag, attributes) =>
          (tag === 'Override' && names.includes((attributes.PartName ?? '').slice(1))) ||
          (tag === 'Relationship' && attributes.TargetMode !== 'External' && isGone(attributes.Target ?? ''))
            ? 'drop'
            : 'keep',
      }),
    )
  }
}

/** Keeps the root of a part and nothing inside it. */
export function emptied(xml: string): string {
  return rewriteXml(xml, { open: (_name, _attributes, path) => (path.length === 1 ? 'keep' : 'drop') })
}
