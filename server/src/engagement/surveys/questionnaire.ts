/** Questions, the logic between them, what a complete answer is, and how answers are counted. Pure. */
export const questionTypes = [
  'single',
  'multiple',
  'dropdown',
  'scale',
  'matrix',
  'rank',
  'text',
  'number',
  'date',
] as const
export type QuestionType = (typeof questionTypes)[number]

export interface Question {
  key: string
  type: QuestionType
  label: string
  required: boolean
  /** Of single, multiple, dropdown, rank; of matrix the columns. */
  options: string[]
  /** Of matrix. */
  rows: string[]
  /** Of scale: 1 to this; of multiple: most choices, 0 for any. */
  most: number
  /** Asked only where an earlier question was answered with one of these. */
  showIf: { key: string; values: string[] } | null
  /** Of single and dropdown: how many answers an option takes at most. */
  quotas: Record<string, number>
  /** The scale by which 满意度 is counted. */
  satisfaction: boolean
}

export type Answer = string | string[] | Record<string, string>
export type Answers = Readonly<Record<string, Answer>>

/** Why a questionnaire cannot be opened. */
export function questionnaireFault(
  questions: readonly Question[],
):
  | 'surveys.no_questions'
  | 'surveys.no_options'
  | 'surveys.logic_backwards'
  | 'surveys.key_twice'
  | undefined {
  if (questions.length === 0) return 'surveys.no_questions'
  const seen = new Map<string, Question>()
  for (const question of questions) {
    if (seen.has(question.key)) return 'surveys.key_twice'
    const chooses = ['single', 'multiple', 'dropdown', 'rank', 'matrix'].includes(question.type)
    if (chooses && question.options.length < 2) return 'surveys.no_options'
    if (question.type === 'matrix' && question.rows.length === 0) return 'surveys.no_options'
    if (question.showIf && !seen.has(question.showIf.key)) return 'surveys.logic_backwards'
    seen.set(question.key, question)
  }
  return undefined
}

/** The questions that this person is asked, given their answers: a hidden question hides what hangs on it. */
export function askedOf(questions: readonly Question[], answers: Answers): Question[] {
  const asked: Question[] = []
  for (const question of questions) {
    const { showIf } = question
    if (showIf) {
      const before = asked.some(({ key }) => key === showIf.key) ? [answers[showIf.key] ?? []].flat() : []
      if (!before.some((value) => typeof value === 'string' && showIf.values.includes(value))) continue
    }
    asked.push(question)
  }
  return asked
}

/** Reads one question's fields as a form sends them; undefined where nothing was answered. */
export function answerOf(question: Question, all: (name: string) => readonly string[]): Answer | undefined {
  const sent = all(question.key)
    .map((value) => value.trim())
    .filter((value) => value !== '')
  switch (question.type) {
    case 'multiple':
      return sent.length > 0 ? [...new Set(sent)] : undefined
    case 'rank': {
      const placed = question.options.flatMap((option, at) => {
        const place = Number(all(`${question.key}.${at}`)[0] ?? '')
        return Number.isInteger(place) && place > 0 ? [{ option, place }] : []
      })
      return placed.length > 0
        ? placed.sort((a, b) => a.place - b.place).map(({ option }) => option)
        : undefined
    }
    case 'matrix': {
      const rows = question.rows.flatMap((row, at) => {
        const value = all(`${question.key}.${at}`)[0]
        return value ? [[row, value] as const] : []
      })
      return rows.length > 0 ? Object.fromEntries(rows) : undefined
    }
    default:
      return sent[0]
  }
}

/** What is wrong with an answer, as its writer reads it; undefined when it stands. */
export function answerFault(question: Question, answer: Answer | undefined): string | undefined {
  if (answer === undefined) return question.required ? '请回答这一题' : undefined
  const { options, most } = question
  switch (question.type) {
    case 'single':
    case 'dropdown':
      return typeof answer === 'string' && options.includes(answer) ? undefined : '请从选项中选择'
    case 'multiple': {
      if (!Array.isArray(answer) || answer.some((value) => !options.includes(value))) return '请从选项中选择'
      return most > 0 && answer.length > most ? `最多选择${most}项` : undefined
    }
    case 'scale': {
      const value = Number(answer)
      return Number.isInteger(value) && value >= 1 && value <= most ? undefined : `请选择1至${most}分`
    }
    case 'rank':
      return Array.isArray(answer) && answer.length === options.length
        ? undefined
        : '请给每一项排上不同的名次'
    case 'matrix': {
      if (typeof answer !== 'object' || Array.isArray(answer)) return '请逐行选择'
      if (question.required && question.rows.some((row) => !answer[row])) return '请逐行选择'
      return Object.values(answer).every((value) => options.includes(value)) ? undefined : '请从选项中选择'
    }
    case 'number':
      return typeof answer === 'string' && /^-?\d{1,9}(\.\d{1,2})?$/.test(answer) ? undefined : '请填写数字'
    case 'date':
      return typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(answer) ? undefined : '请填写日期'
    case 'text':
      return typeof answer === 'string' && answer.length <= 2_000 ? undefined : '不能超过 2000 字'
  }
}

export interface Tally {
  key: string
  /** How many were asked and answered. */
  answered: number
  /** By option; of a matrix by `row｜option`; of a rank the mean place. */
  counts: Record<string, number>
  mean: number | null
  texts: string[]
}

const TEXTS_MOST = 200

/** Counts all answers of a questionnaire. */
export function tally(questions: readonly Question[], all: readonly Answers[]): Tally[] {
  return questions.map((question) => {
    const given = all.flatMap((answers) => {
      const answer = answers[question.key] ?? []
      return typeof answer === 'string' || Array.isArray(answer) ? answer : []
    })
    const answers = all.map((one) => one[question.key]).filter((one) => one !== undefined)
    const counts: Record<string, number> = {}
    const add = (name: string, by = 1) => {
      counts[name] = (counts[name] ?? 0) + by
    }
    const base = { key: question.key, answered: answers.length, counts, mean: null, texts: [] }
    switch (question.type) {
      case 'matrix':
        for (const row of question.rows)
          for (const option of question.options) counts[`${row}｜${option}`] = 0
        for (const answer of answers)
          if (typeof answer === 'object' && !Array.isArray(answer))
            for (const [row, option] of Object.entries(answer)) add(`${row}｜${option}`)
        return base
      case 'rank':
        for (const option of question.options) counts[option] = 0
        for (const answer of answers)
          if (Array.isArray(answer))
            answer.forEach((option, at) => {
              add(option, (at + 1) / answers.length)
            })
        return base
      case 'text':
        return { ...base, texts: given.slice(-TEXTS_MOST) }
      case 'scale':
      case 'number': {
        if (question.type === 'scale')
          for (let value = 1; value <= question.most; value++) counts[String(value)] = 0
        const values = answers.map(Number)
        if (question.type === 'scale') for (const value of values) add(String(value))
        return {
          ...base,
          mean: values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null,
        }
      }
      default:
        for (const option of question.options) counts[option] = 0
        for (const value of given) add(value)
        return base
    }
  })
}

/** The survey's satisfaction: the upper part of the marked scale (3 of 5 and above) over all who answered it. */
export function satisfactionOf(
  questions: readonly Question[],
  counted: readonly Tally[],
): { satisfied: number; answered: number } | undefined {
  const question = questions.find((one) => one.satisfaction && one.type === 'scale')
  const count = counted.find(({ key }) => key === question?.key)
  if (!question || !count) return undefined
  const from = Math.ceil((question.most + 1) / 2)
  const satisfied = Object.entries(count.counts).reduce(
    (sum, [value, n]) => sum + (Number(value) >= from ? n : 0),
    0,
  )
  return { satisfied, answered: count.answered }
}
