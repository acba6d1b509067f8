import { type Parts, textOfPart } from '../office/archive.ts'
import { readXml, rewriteXml } from '../office/xml.ts'
import { maskPersonal } from '../personal.ts'
import { emptied, removeParts, setPart } from './archive.ts'

const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:sectPrChange',
  'w:tblGridChange',
  'w:numberingChange',
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:annotationRef',
  'w:instrText',
  'w:fldChar',
  'w:object',
])
const white = /^(?:f[c-f]){3}$/i

/** A Word file as its reader sees it: changes accepted, notes, hidden letters, properties and enclosed files gone. */
export function stripDocx(parts: Parts): void {
  for (const name of [...parts.keys()]) {
    if (!/^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name)) continue
    const xml = textOfPart(parts, name) ?? ''
    const hiddenRuns = unseenRuns(xml)
    let run = -1
    setPart(
      parts,
      name,
      rewriteXml(xml, {
        open(tag, attributes) {
          if (tag === 'w:r') {
            run += 1
            if (hiddenRuns.has(run)) return 'drop'
          }
          if (tag === 'w:ins' || tag === 'w:moveTo') return 'unwrap'
          if (attributes.descr) return { ...attributes, descr: maskPersonal(attributes.descr) }
          return dropped.has(tag) ? 'drop' : 'keep'
        },
      }),
    )
  }
  removeParts(parts, (name) =>
    /^(?:word\/(?:comments.*|people)\.xml|word\/glossary\/.*|word\/embeddings\/.*|customXml\/.*|docProps\/(?:custom\.xml|thumbnail\..*))$/.test(
      name,
    ),
  )
  for (const name of ['docProps/core.xml', 'docProps/app.xml']) {
    const xml = textOfPart(parts, name)
    if (xml) setPart(parts, name, emptied(xml))
  }
}

/** Numbers, in order of opening, of the runs that the rewriting will meet and that nobody can see. */
function unseenRuns(xml: string): Set<number> {
  const found = new Set<number>()
  const open: number[] = []
  let count = -1
  let gone = 0
  let shaded = false
  readXml(xml, {
    open(name, attributes) {
      if (gone > 0 || dropped.has(name)) {
        gone += 1
        return
      }
      if (name === 'w:r') {
        // Runs inside a run that goes are never met by the rewriting, so they are not counted either.
        if (open.some((at) => found.has(at))) {
          gone += 1
          return
        }
        count += 1
        open.push(count)
        shaded = false
      }
      const at = open.at(-1)
      if (at === undefined) return
      const value = attributes['w:val'] ?? ''
      if (name === 'w:shd' && !/^(?:auto|ffffff)?$/i.test(attributes['w:fill'] ?? '')) shaded = true
      if (name === 'w:vanish' && value !== '0' && value !== 'false') found.add(at)
      if (name === 'w:color' && white.test(value) && !shaded) found.add(at)
      if (name === 'w:sz' && Number(value) <= 4) found.add(at)
    },
    close(name) {
      if (gone > 0) {
        gone -= 1
        return
      }
      if (name === 'w:r') open.pop()
    },
  })
  return found
}
