import type { FilingBody } from '@yangguang/server/contract/oversight/filings'
import type { Board, Level } from '@yangguang/server/contract/oversight/supervision'
import type { ListSearch } from '../../app/root.ts'
import { question } from '../../lib/question.ts'
import { today } from '../../lib/time.ts'

const thisYear = () => Number(today().slice(0, 4))

export const levelsQuestion = question<Level[]>(['supervision-levels'], '/supervision/levels')
export const boardQuestion = ({ body, year }: { body: string; year: number }) =>
  question<Board>(['supervision-board', body, year], `/supervision/board?body=${body}&year=${year}`)
export const filingsQuestion = ({ year = thisYear() }: ListSearch) =>
  question<FilingBody[]>(['filings', year], `/filings?year=${year}`)

/** Which level and year are looked at: what the address names, else the first, and the year bodies report on. */
export function levelOf(levels: readonly Level[], { body, year = thisYear() - 1 }: ListSearch) {
  const level = levels.find(({ bodyId }) => bodyId === body) ?? levels[0]
  return { body: level?.bodyId ?? '', year }
}
