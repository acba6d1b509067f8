import type { SearchOffice } from '@yangguang/server/contract/foundation/search'
import { asked, question } from '../../lib/question.ts'

export const searchOfficeQuestion = (from = '', until = '') =>
  question<SearchOffice>(['search-office', from, until], `/search/office?${asked({ from, until })}`)
