import { api } from './api.ts'

/** What a screen asks the server first. */
export interface Question<Answer = unknown> {
  queryKey: readonly (string | number)[]
  queryFn: () => Promise<Answer>
  staleTime?: number
}

/** Kept beside a screen and not in it, so that it can be asked before the screen is there. */
export const question = <Answer>(
  queryKey: readonly (string | number)[],
  path: string,
  options: { staleTime?: number } = {},
): Question<Answer> => ({ queryKey, queryFn: () => api.get<Answer>(path), ...options })

/** What is set of these, as it stands behind the question mark. */
export const asked = (of: Readonly<Record<string, string | number | undefined>>): string =>
  new URLSearchParams(
    Object.entries(of).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  ).toString()
