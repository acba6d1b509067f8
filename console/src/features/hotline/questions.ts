import type { PeerView } from '@yangguang/server/contract/engagement/cases/hotline'
import { question } from '../../lib/question.ts'

export const peersQuestion = question<PeerView[]>(['hotline-peers'], '/hotline/peers')
