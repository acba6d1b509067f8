import type { Hiding, Segment } from '../segment.ts'
import { type Parts, textOfPart } from './archive.ts'
import { local, readXml } from './xml.ts'

/** A run's look that keeps a reader from seeing it. */
interface Run {
  hiding: Hiding | undefined
}

const white = /^(?:f[c-f]){3}$/i

/** The text of one part of a Word file, paragraph by paragraph, and what is hidden in it. */
export function readWordPart(xml: string, place: string, always?: Hiding): Segment[] {
  const segments: Segment[] = []
  let paragraph = 0
  let visible = ''
  let hidden = new Map<Hiding, string>()
  const changes: Hiding[] = []
  let run: Run = { hiding: undefined }
  let inText = false
  let deletedText = false
  const flush = () => {
    const where = always ? place : `${place}第${paragraph}段`
    if (visible.trim()) segments.push({ text: visible, place: where, ...(always ? { hiding: always } : {}) })
    for (const [hiding, text] of hidden) if (text.trim()) segments.push({ text, place: where, hiding })
    visible = ''
    hidden = new Map()
  }
  readXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'w:p':
          flush()
          paragraph += 1
          break
        case 'w:del':
        case 'w:moveFrom':
          changes.push('deleted')
          break
        case 'w:ins':
        case 'w:moveTo':
          changes.push('inserted')
          break
        case 'w:r':
          run = { hiding: undefined }
          break
        case 'w:vanish':
        case 'w:webHidden':
          if (attributes['w:val'] !== '0' && attributes['w:val'] !== 'false') run.hiding = 'vanish'
          break
        case 'w:color':
          if (white.test(attributes['w:val'] ?? '')) run.hiding ??= 'white'
          break
        case 'w:shd':
        case 'w:highlight':
          // White letters on a dark ground are there to be read.
          if (
            run.hiding === 'white' &&
            !/^(?:auto|none|clear|ffffff)$/i.test(attributes['w:fill'] ?? attributes['w:val'] ?? 'auto')
          )
            run.hiding = undefined
          break
        case 'w:sz':
          if (Number(attributes['w:val']) <= 4) run.hiding ??= 'vanish'
          break
        case 'w:t':
          inText = true
          break
        case 'w:delText':
        case 'w:instrText':
          deletedText = true
          break
        case 'w:tab':
        case 'w:br':
          visible += ' '
          break
        case 'wp:docPr':
        case 'pic:cNvPr':
          if (attributes.descr)
            segments.push({ text: attributes.descr, place: `${place}图片说明`, hiding: 'other' })
          break
        default:
      }
    },
    close(name) {
      if (name === 'w:p') flush()
      if (name === 'w:t') inText = false
      if (name === 'w:delText' || name === 'w:instrText') deletedText = false
      if (name === 'w:del' || name === 'w:moveFrom' || name === 'w:ins' || name === 'w:moveTo') changes.pop()
      if (name === 'w:r') run = { hiding: undefined }
    },
    text(text) {
      if (!inText && !deletedText) return
      const hiding = changes.includes('deleted')
        ? 'deleted'
        : (run.hiding ?? changes.at(-1) ?? (deletedText ? 'other' : undefined))
      if (hiding && hiding !== 'inserted') hidden.set(hiding, (hidden.get(hiding) ?? '') + text)
      else {
        visible += text
        if (hiding) hidden.set(hiding, (hidden.get(hiding) ?? '') + text)
      }
    },
  })
  flush()
  return segments
}

/** Everything a Word file says, openly or not. */
export function readDocx(parts: Parts): Segment[] {
  const segments: Segment[] = []
  for (const name of parts.keys()) {
    const xml = () => textOfPart(parts, name) ?? ''
    if (name === 'word/document.xml')
      for (const segment of readWordPart(xml(), '正文')) segments.push(segment)
    else if (/^word\/header\d*\.xml$/.test(name)) segments.push(...readWordPart(xml(), '页眉'))
    else if (/^word\/footer\d*\.xml$/.test(name)) segments.push(...readWordPart(xml(), '页脚'))
    else if (/^word\/(?:footnotes|endnotes)\.xml$/.test(name)) segments.push(...readWordPart(xml(), '注释'))
    else if (/^word\/comments.*\.xml$/.test(name)) segments.push(...readWordPart(xml(), '批注', 'comment'))
    else if (/^word\/glossary\/document\.xml$/.test(name))
      segments.push(...readWordPart(xml(), '文档部件', 'other'))
    else if (/^(?:customXml\/item\d+|word\/people)\.xml$/.test(name))
      segments.push({ text: allText(xml()), place: '附加数据', hiding: 'other' })
  }
  return segments.filter((segment) => segment.text.trim() !== '')
}

/** All character data and attribute values of an XML part whose shape we do not know. */
export function allText(xml: string): string {
  const pieces: string[] = []
  readXml(xml, {
    open: (name, attributes) => {
      if (local(name) === name && Object.keys(attributes).length === 0) return
      for (const [key, value] of Object.entries(attributes)) if (!key.startsWith('xmlns')) pieces.push(value)
    },
    text: (text) => {
      if (text.trim()) pieces.push(text)
    },
  })
  return pieces.join('\n')
}
