import { type Parts, textOfPart } from '../office/archive.ts'
import { columnNumber, sharedStrings, sheetsOf, unreadableStyles } from '../office/xlsx.ts'
import { readXml, rewriteXml } from '../office/xml.ts'
import { emptied, removeParts, setPart } from './archive.ts'

const isOn = (value: string | undefined) => value === '1' || value === 'true'

/** A workbook as its reader sees it: hidden sheets, rows, columns and cells, notes and caches gone, formulas turned to values. */
export function stripXlsx(parts: Parts): void {
  const sheets = sheetsOf(parts)
  const hidden = sheets.filter((sheet) => sheet.hidden)
  const styles = unreadableStyles(parts)
  const used = new Set<number>()
  for (const sheet of sheets.filter((candidate) => !candidate.hidden)) {
    const xml = textOfPart(parts, sheet.part)
    if (!xml) continue
    const clean = visibleOnly(xml, styles)
    setPart(parts, sheet.part, clean)
    for (const index of stringsUsed(clean)) used.add(index)
  }
  const hiddenNames = new Set(hidden.map((sheet) => sheet.name))
  const workbook = textOfPart(parts, 'xl/workbook.xml') ?? ''
  setPart(
    parts,
    'xl/workbook.xml',
    rewriteXml(workbook, {
      open(name, attributes) {
        const tag = name.replace(/^.*:/, '')
        if (tag === 'sheet' && hiddenNames.has(attributes.name ?? '')) return 'drop'
        if (tag === 'workbookView') return without(attributes, ['activeTab', 'firstSheet'])
        return /^(?:definedNames|externalReferences|pivotCaches|fileSharing)$/.test(tag) ? 'drop' : 'keep'
      },
    }),
  )
  blankUnusedStrings(parts, used)
  const gone = new Set(hidden.map((sheet) => sheet.part))
  removeParts(
    parts,
    (name) =>
      gone.has(name) ||
      /^(?:xl\/(?:comments|threadedComments|persons|externalLinks|pivotCache|pivotTables|embeddings|calcChain)|customXml\/|docProps\/(?:custom|thumbnail)|xl\/drawings\/vmlDrawing)/.test(
        name,
      ),
  )
  for (const name of ['docProps/core.xml', 'docProps/app.xml']) {
    const xml = textOfPart(parts, name)
    if (xml) setPart(parts, name, emptied(xml))
  }
}

function visibleOnly(xml: string, styles: ReadonlyMap<number, unknown>): string {
  const columns: { from: number; to: number }[] = []
  return rewriteXml(xml, {
    open(name, attributes) {
      if (name === 'col' && (isOn(attributes.hidden) || Number(attributes.width ?? 9) === 0)) {
        columns.push({ from: Number(attributes.min), to: Number(attributes.max) })
        return 'keep'
      }
      if (name === 'row' && (isOn(attributes.hidden) || attributes.ht === '0')) return 'drop'
      if (name === 'c') {
        const at = columnNumber(attributes.r ?? '')
        if (columns.some(({ from, to }) => at >= from && at <= to) || styles.has(Number(attributes.s ?? -1)))
          return 'drop'
      }
      return /^(?:f|legacyDrawing|legacyDrawingHF|oleObjects|controls|dataValidations|extLst)$/.test(name)
        ? 'drop'
        : 'keep'
    },
  })
}

function stringsUsed(xml: string): number[] {
  const found: number[] = []
  let shared = false
  let value = ''
  readXml(xml, {
    open(name, attributes) {
      if (name === 'c') {
        shared = attributes.t === 's'
        value = ''
      }
    },
    close(name) {
      if (name === 'c' && shared) found.push(Number(value))
    },
    text(text) {
      if (shared) value += text.trim()
    },
  })
  return found
}

/** Strings that no visible cell shows are emptied; the others keep their numbers. */
function blankUnusedStrings(parts: Parts, used: ReadonlySet<number>): void {
  const xml = textOfPart(parts, 'xl/sharedStrings.xml')
  if (!xml || sharedStrings(parts).length === 0) return
  let at = -1
  setPart(
    parts,
    'xl/sharedStrings.xml',
    rewriteXml(xml, {
      open(name) {
        if (name === 'si') at += 1
        return 'keep'
      },
      text: (text) => (used.has(at) ? text : ''),
    }),
  )
}

function without(attributes: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)))
}
