/** What stands between an open form and its misuse: a question for humans, a pace, slowed guessing, words and files looked at. Asks no outer service. */
export { type Attachment, admitAttachment, attachmentTypes } from './attachments.ts'
export { type Guess, slowGuessing } from './guessing.ts'
export { answersHuman, askHuman, type HumanQuestion } from './human.ts'
export { keepPace } from './pace.ts'
export { cleanText, maskNumbers } from './text.ts'
export { guardWording } from './wording.ts'
export { badWordsIn, listWords, saveWord } from './words.ts'
export { wordsApi } from './words-api.ts'
