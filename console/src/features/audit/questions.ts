import type { Unusual } from '@yangguang/server/contract/foundation/audit'
import { question } from '../../lib/question.ts'

export const unusualQuestion = question<Unusual>(['audit', 'unusual'], '/audit/unusual')
