import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import { question } from '../../lib/question.ts'

export const accountQuestion = question<OwnAccount>(['account'], '/account')
