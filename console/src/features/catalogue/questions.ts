import type { FulfilmentMap } from '@yangguang/server/contract/publication/catalogue/classification'
import { question } from '../../lib/question.ts'

export const fulfilmentQuestion = (axis = 'statutory') =>
  question<FulfilmentMap>(['fulfilment', axis], `/catalogue/fulfilment?axis=${axis}`)
