import type { Actor } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'

/** A post as it is handed over. */
export interface Post {
  /** The number or name by which the office knows it; the package is named after it. */
  number: string
  body: string
  /** Only what is out of public sight is handed over. */
  hidden: boolean
  person: string | null
  /** What was written, by heading, as it came. */
  words: Readonly<Record<string, unknown>>
  /** What happened to it since, by name of the file it fills. */
  history?: Readonly<Record<string, unknown>>
  files: readonly { id: string; name: string }[]
}

/** Where posts of one kind lie. */
export interface EvidenceSource {
  /** As the ledger calls it. */
  kind: string
  /** The body that answers for hiding it. */
  bodyOf(db: Db, id: string): Promise<string | undefined>
  gather(db: Db, id: string): Promise<Post | undefined>
  /** Told in the same transaction, where posts of this kind have a timeline. */
  noted?(
    tx: Tx,
    clock: Clock,
    actor: Actor,
    id: string,
    act: 'evidence_sealed' | 'evidence_received',
  ): Promise<void>
}
