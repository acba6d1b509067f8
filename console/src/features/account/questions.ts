import type { OwnAccount } from '@yangguang/server/contract/foundation/identity'
import type { ContactView } from '@yangguang/server/contract/foundation/notify'
import { question } from '../../lib/question.ts'

export const accountQuestion = question<OwnAccount>(['account'], '/account')
export const contactQuestion = question<ContactView>(['account', 'contact'], '/account/contact')
