import { api } from './api.ts'

/** What a screen asks the server first. */
export interface Question<Answer = unknown> {
  queryKey: readonly string[]
  queryFn: () => Promise<Answer>
}

/** Kept beside a screen and not in it, so that it can be asked before the screen is there. */
export const question = <Answer>(queryKey: readonly string[], path: string): Question<Answer> => ({
  queryKey,
  queryFn: () => api.get<Answer>(path),
})
