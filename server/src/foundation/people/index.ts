/** Persons behind requests and cases: encrypted, masked on screens, revealed with a reason that is recorded. */

import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { maskContact, maskDocument, maskName } from './mask.ts'
import { personContext as context, type Tables } from './tables.ts'

export { erasePerson } from './erase.ts'
export { maskContact, maskDocument, maskName } from './mask.ts'
export { resealPeople } from './reseal.ts'
export { type Erasing, eraseExpired, type RetentionSource } from './retention.ts'

export interface Person {
  /** Name of the person or of the organisation. */
  name: string
  /** 居民身份证, 护照, 统一社会信用代码 … */
  documentKind: string
  documentNumber: string
  phone: string
  email: string
  address: string
  /** Contact person of an organisation, or agent. */
  contact: string
}

const sealed = {
  name: 'name',
  documentNumber: 'document_number',
  phone: 'phone',
  email: 'email',
  address: 'address',
  contact: 'contact',
} as const

/** Stands where the name of an erased person would. */
const ERASED = '（已按保存期限删除）'

/** Typed with full-width digits, spaces, dashes of any kind or a small x: the same number all the same. */
const plainDigits = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()

/** The country's own prefix says nothing before a mobile number. */
const plainPhone = (text: string) => plainDigits(text).replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '')

/** Stores a person. @returns the id */
export async function savePerson(tx: Tx, clock: Clock, vault: Vault, person: Person): Promise<string> {
  const [id = ''] = await savePersons(tx, clock, vault, [person])
  return id
}

/** Stores many persons at once. @returns their ids, in the same order */
export async function savePersons(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  persons: readonly Person[],
): Promise<string[]> {
  const rows = persons.map((person) => {
    const id = newId()
    const seal = (key: keyof typeof sealed) => vault.seal(person[key], context(sealed[key], id))
    return {
      id,
      name: seal('name'),
      document_kind: person.documentKind,
      document_number: seal('documentNumber'),
      document_index: vault.blindIndex(plainDigits(person.documentNumber), 'people_person.document'),
      phone: seal('phone'),
      phone_index: vault.blindIndex(plainPhone(person.phone), 'people_person.phone'),
      email: seal('email'),
      address: seal('address'),
      contact: seal('contact'),
      created_at: clock.now(),
      erased_on: null,
    }
  })
  if (rows.length > 0) await tx.withTables<Tables>().insertInto('people_person').values(rows).execute()
  return rows.map(({ id }) => id)
}

/** Every record of the person behind this one, by the same identity document. */
export async function samePersons(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('people_person as p')
    .innerJoin('people_person as same', 'same.document_index', 'p.document_index')
    .select('same.id')
    .where('p.id', '=', id)
    .execute()
  return rows.map((row) => row.id)
}

/** Every record under the same telephone number as this one; no number is opened for it. */
export async function personsAlike(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('people_person as p')
    .innerJoin('people_person as same', 'same.phone_index', 'p.phone_index')
    .select('same.id')
    .where('p.id', '=', id)
    .limit(500)
    .execute()
  return rows.map((row) => row.id)
}

async function openPerson(db: Db, vault: Vault, id: string): Promise<Person> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('people_person')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const unseal = (key: keyof typeof sealed) => vault.open(row[sealed[key]], context(sealed[key], id))
  return {
    name: row.erased_on === null ? unseal('name') : ERASED,
    documentKind: row.document_kind,
    documentNumber: unseal('documentNumber'),
    phone: unseal('phone'),
    email: unseal('email'),
    address: unseal('address'),
    contact: unseal('contact'),
  }
}

/** The person as screens show them: enough to recognise, not enough to misuse. */
export async function maskedPerson(db: Db, vault: Vault, id: string): Promise<Person> {
  const person = await openPerson(db, vault, id)
  return {
    ...person,
    name: person.name === ERASED ? ERASED : maskName(person.name),
    documentNumber: maskDocument(person.documentNumber),
    phone: maskContact(person.phone),
    email:
      person.email === ''
        ? ''
        : `${person.email.slice(0, 1)}***${person.email.slice(person.email.indexOf('@'))}`,
    address: person.address === '' ? '' : `${person.address.slice(0, 6)}……`,
    contact: maskName(person.contact),
  }
}

/** The whole person, for a letter that must carry their name. Only for documents addressed to them. */
export async function addressee(db: Db, vault: Vault, id: string): Promise<string> {
  return (await openPerson(db, vault, id)).name
}

/**
 * What a person once wrote about themselves, for themselves: only where the contact they have just proved is the one
 * stored, and without the number of their document.
 */
export async function ownDetails(
  db: Db,
  vault: Vault,
  id: string,
  proved: string,
): Promise<Omit<Person, 'documentNumber'> | undefined> {
  const { documentNumber: _, ...person } = await openPerson(db, vault, id)
  const same = [plainPhone(person.phone), person.email.trim().toUpperCase()]
  return person.name !== ERASED && proved !== '' && same.includes(proved.toUpperCase()) ? person : undefined
}

/** Everybody stored under a telephone number; found by its keyed digest, so no number is opened for it. */
export async function personsByPhone(db: Db, vault: Vault, phone: string): Promise<string[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('people_person')
    .select('id')
    .where('phone_index', '=', vault.blindIndex(plainPhone(phone), 'people_person.phone'))
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

/** The e-mail address a person left; only for a message addressed to them. */
export async function emailOf(db: Db, vault: Vault, id: string): Promise<string> {
  return (await openPerson(db, vault, id)).email
}

/** The whole person before an officer's eyes; who looked, and why, goes into the ledger. */
export async function revealPerson(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  id: string,
  look: { actor: string; body: string; reason: string; about: { kind: string; id: string } },
): Promise<Person> {
  const person = await openPerson(tx, vault, id)
  await record(tx, clock, {
    kind: 'person.revealed',
    subject: { kind: 'person', id },
    body: look.body,
    actor: look.actor,
    payload: { reason: look.reason, about: look.about.kind, aboutId: look.about.id },
  })
  return person
}
