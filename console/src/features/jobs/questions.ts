import type { JobState } from '@yangguang/server/contract/platform/jobs'
import { question } from '../../lib/question.ts'

export const jobsQuestion = question<JobState[]>(['jobs'], '/jobs')
