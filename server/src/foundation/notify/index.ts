/** Messages to people by e-mail and SMS: queued with the record they tell of, sent by a job, tried again, forgotten once sent. */
export { contactOf, resealContacts, saveContact, tellStaff } from './contacts.ts'
export { contactsApi } from './contacts-api.ts'
export {
  type DocumentPort,
  documentPort,
  emailAnswers,
  emailPort,
  type MessagePort,
  type MessageSettings,
  messagePorts,
  smsPort,
} from './ports.ts'
export {
  dropMessages,
  lateMessages,
  type Message,
  type MessageWay,
  queueMessage,
  resealMessages,
  sendWaiting,
} from './queue.ts'
