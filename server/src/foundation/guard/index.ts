/** What stands between an open form and its misuse: a question for humans, a pace, and slowed guessing. Asks no outer service. */
export { type Guess, slowGuessing } from './guessing.ts'
export { answersHuman, askHuman, type HumanQuestion } from './human.ts'
export { keepPace } from './pace.ts'
export { guardWording } from './wording.ts'
