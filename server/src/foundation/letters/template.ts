/** The text of a kind of letter, with merge fields in double braces. */
export interface LetterTemplate {
  title: string
  paragraphs: readonly string[]
}

/** A kind of letter that a room writes, and the fields it can fill. */
export interface LetterKind {
  kind: string
  label: string
  fields: readonly LetterField[]
  /** Fields without which the law's content would be missing. */
  required: readonly string[]
}

export interface LetterField {
  name: string
  label: string
  /** What the preview shows. */
  sample: string
}

const FIELD = /\{\{([^{}]*)\}\}/g

/** The fields a text asks for. */
export function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map((match) => match[1]?.trim() ?? '')
}

/** Fills a template; a paragraph in which a field stays blank is left out, and a field of several lines makes several paragraphs. */
export function fillTemplate(
  template: LetterTemplate,
  fields: Readonly<Record<string, string>>,
): { title: string; paragraphs: string[] } {
  const fill = (text: string) => text.replace(FIELD, (_, name: string) => (fields[name.trim()] ?? '').trim())
  return {
    title: fill(template.title),
    paragraphs: template.paragraphs
      .filter((text) => fieldsIn(text).every((name) => (fields[name] ?? '').trim() !== ''))
      .flatMap((text) => fill(text).split(/\n+/))
      .filter((text) => text.trim() !== ''),
  }
}

export type TemplateProblem = { problem: 'unknown_field' | 'missing_field' | 'empty'; field: string }

/** What keeps a template from being used: a field nobody fills, or one that the law asks for and that is not there. */
export function templateProblem(template: LetterTemplate, kind: LetterKind): TemplateProblem | undefined {
  if (template.title.trim() === '' || template.paragraphs.every((text) => text.trim() === ''))
    return { problem: 'empty', field: '' }
  const used = [template.title, ...template.paragraphs].flatMap(fieldsIn)
  const known = new Set(kind.fields.map((field) => field.name))
  const unknown = used.find((name) => !known.has(name))
  if (unknown !== undefined) return { problem: 'unknown_field', field: unknown }
  const missing = kind.required.find((name) => !used.includes(name))
  if (missing === undefined) return undefined
  return {
    problem: 'missing_field',
    field: kind.fields.find((field) => field.name === missing)?.label ?? missing,
  }
}
