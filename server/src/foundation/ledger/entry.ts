import { canonicalJson, sha256 } from '#platform/crypto'
import { leafHash } from './tree.ts'

/** A value of a payload: identifiers, days, numbers and codes, never names or texts. */
export type PayloadValue =
  | string
  | number
  | boolean
  | null
  | readonly PayloadValue[]
  | { readonly [key: string]: PayloadValue }
export type Payload = { readonly [key: string]: PayloadValue }

/** What a use case says happened. */
export interface Happening {
  /** `noun.verb_in_past`, e.g. `document.published`. */
  kind: string
  subject: { kind: string; id: string }
  /** The body in whose name it happened. */
  body?: string
  /** The person who did it; absent when a job did. */
  actor?: string
  payload?: Payload
}

/** The part of an entry that is never erased. */
export interface EntryHeader {
  id: string
  kind: string
  subjectKind: string
  subjectId: string
  body: string | null
  actor: string | null
  recordedAt: string
}

/** A numbered entry, as followers and readers see it. */
export interface Entry extends EntryHeader {
  position: bigint
  /** Null once erased. */
  payload: Payload | null
}

/** Salted commitment to a payload: it proves the content while it exists and says nothing once it is gone. */
export function commit(payload: Payload, salt: Uint8Array): Buffer {
  return sha256(salt, canonicalJson(payload))
}

/** The leaf of an entry: its header and the commitment of its payload. */
export function leafOf(header: EntryHeader, commitment: Uint8Array): Buffer {
  const { id, kind, subjectKind, subjectId, body, actor, recordedAt } = header
  const text = canonicalJson({ id, kind, subjectKind, subjectId, body, actor, recordedAt })
  return leafHash(Buffer.concat([Buffer.from(text, 'utf8'), commitment]))
}
