import { serveTasks } from '#platform/worker'
import { scanFile } from './scan-file.ts'
import type { ScanTask } from './scan-large.ts'

serveTasks(({ words, ...file }: ScanTask) => scanFile(file, words))
