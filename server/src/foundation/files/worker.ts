import { serveTasks } from '#platform/worker'
import type { WordsTask } from './file-text.ts'
import { wordsOf } from './words-of.ts'

serveTasks(({ name, content }: WordsTask) => wordsOf(name, content).catch(() => ''))
