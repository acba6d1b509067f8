/** A step with the people who could decide it. */
export interface StepPeople {
  no: number
  title: string
  people: readonly string[]
}

export type RouteFault =
  | { why: 'no_steps' }
  | { why: 'nobody'; step: string }
  | { why: 'only_drafter'; step: string }
  | { why: 'too_few'; steps: number; people: number }

/**
 * Why nobody could approve on this route; undefined when at least one drafter's text can be approved. Every step is
 * another person, and none of them the drafter, so it is a matching of steps to people.
 */
export function faultOf(steps: readonly StepPeople[], drafters: readonly string[]): RouteFault | undefined {
  if (steps.length === 0) return { why: 'no_steps' }
  const empty = steps.find((step) => step.people.length === 0)
  if (empty) return { why: 'nobody', step: empty.title }
  const authors = drafters.length > 0 ? drafters : ['']
  if (authors.some((author) => matches(steps, author))) return undefined
  const alone = steps.find((step) =>
    authors.every((author) => step.people.every((person) => person === author)),
  )
  if (alone) return { why: 'only_drafter', step: alone.title }
  return {
    why: 'too_few',
    steps: steps.length,
    people: new Set(steps.flatMap((step) => step.people)).size,
  }
}

/** Kuhn's algorithm: each step takes a free person, or frees one by moving an earlier step to another. */
function matches(steps: readonly StepPeople[], drafter: string): boolean {
  const taken = new Map<string, number>()
  const place = (at: number, tried: Set<string>): boolean => {
    for (const person of steps[at]?.people ?? []) {
      if (person === drafter || tried.has(person)) continue
      tried.add(person)
      const holder = taken.get(person)
      if (holder === undefined || place(holder, tried)) {
        taken.set(person, at)
        return true
      }
    }
    return false
  }
  return steps.every((_, at) => place(at, new Set()))
}
