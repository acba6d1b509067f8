import type { DutyRow } from '@yangguang/server/contract/oversight/annual-report'
import type { ListSearch } from '../../app/root.ts'
import { question } from '../../lib/question.ts'
import { today } from '../../lib/time.ts'

/** The year before this one is what bodies report on. */
export const reportsQuestion = ({ year = Number(today().slice(0, 4)) - 1 }: ListSearch) =>
  question<DutyRow[]>(['reports', year], `/reports?year=${year}`)
