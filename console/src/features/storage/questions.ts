import type { StorageView } from '@yangguang/server/contract/platform/storage'
import { question } from '../../lib/question.ts'

export const storageQuestion = question<StorageView>(['storage'], '/storage')
