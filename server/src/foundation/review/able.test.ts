import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultOf } from './able.ts'

const steps = (...people: string[][]) =>
  people.map((able, at) => ({ no: at + 1, title: `第${at + 1}环节`, people: able }))

describe('who could approve on a route', () => {
  it.each([
    {
      name: 'three people for three steps',
      people: [['a'], ['b'], ['c']],
      drafters: ['d'],
      fault: undefined,
    },
    {
      name: 'a person in two steps, with another to stand in',
      people: [['a', 'b'], ['a']],
      drafters: ['d'],
      fault: undefined,
    },
    { name: 'no step at all', people: [], drafters: ['d'], fault: { why: 'no_steps' } },
    {
      name: 'an empty step',
      people: [['a'], []],
      drafters: ['d'],
      fault: { why: 'nobody', step: '第2环节' },
    },
    {
      name: 'only the drafter',
      people: [['a'], ['d']],
      drafters: ['d'],
      fault: { why: 'only_drafter', step: '第2环节' },
    },
    {
      name: 'one person for two steps',
      people: [['a'], ['a']],
      drafters: ['d'],
      fault: { why: 'too_few', steps: 2, people: 1 },
    },
    {
      name: 'a second drafter who leaves the first free to decide',
      people: [['a'], ['d']],
      drafters: ['d', 'e'],
      fault: undefined,
    },
  ])('$name', ({ people, drafters, fault }) => {
    expect(faultOf(steps(...people), drafters)).toEqual(fault)
  })

  it('agrees with trying every assignment', () => {
    const person = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(person), { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
        (people, drafters) => {
          const possible = drafters.some((drafter) => assign(people, new Set([drafter])))
          expect(faultOf(steps(...people), drafters) === undefined).toBe(possible)
        },
      ),
    )
  })
})

function assign(people: readonly string[][], taken: Set<string>): boolean {
  const [first, ...rest] = people
  if (!first) return true
  return first.some((person) => !taken.has(person) && assign(rest, new Set([...taken, person])))
}
