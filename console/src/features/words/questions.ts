import type { WordRow } from '@yangguang/server/contract/foundation/scan'
import { question } from '../../lib/question.ts'

export const scanWordsQuestion = (site = '') =>
  question<WordRow[]>(['scan-words', site], `/scan/words${site ? `?site=${site}` : ''}`)
