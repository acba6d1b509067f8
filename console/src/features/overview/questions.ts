import type { Overview } from '@yangguang/server/contract/foundation/worklist'
import { question } from '../../lib/question.ts'

export const overviewQuestion = question<Overview>(['overview'], '/overview')
