import type { Sections } from '@yangguang/annual-report'
import { overviewParts, type SectionKey, type SectionTexts, sectionKeys } from './contract.ts'

/** Every text, the ones that are not written as empty ones. */
export function allTexts(texts: { readonly [key in SectionKey]?: string | undefined }): SectionTexts {
  const blank: SectionTexts = {
    overview: '',
    disclosure: '',
    requests: '',
    management: '',
    platform: '',
    supervision: '',
    problems: '',
    other: '',
  }
  for (const key of sectionKeys) blank[key] = texts[key] ?? ''
  return blank
}

/** The three texts of the official form: section 一 joins its opening and its five subjects under their headings. */
export function printedSections(texts: { readonly [key in SectionKey]?: string | undefined }): Sections {
  const all = allTexts(texts)
  const parts = overviewParts.flatMap(({ key, heading }) => {
    const text = all[key].trim()
    return text === '' ? [] : [heading, text]
  })
  return {
    overview: [all.overview.trim(), ...parts].filter((text) => text !== '').join('\n'),
    problems: all.problems,
    other: all.other,
  }
}

/** Whether a subject of section 一 is there, in its own field or under its heading in the opening. */
export function hasPart(texts: SectionTexts, part: (typeof overviewParts)[number]): boolean {
  if (texts[part.key].trim() !== '') return true
  return texts.overview.split('\n').some((line) => {
    const start = line.trim().slice(0, 24)
    return /^[（(]?[一二三四五1-5]/.test(start) && start.includes(part.word)
  })
}

/** The field in which a passage of the prose stands. */
export function sectionWith(texts: SectionTexts, passage: string): SectionKey | undefined {
  const plain = (text: string) => text.normalize('NFKC').replace(/[\s,]/g, '')
  const sought = plain(passage)
  return sought === '' ? undefined : sectionKeys.find((key) => plain(texts[key]).includes(sought))
}
