import { createPublicKey, verify } from 'node:crypto'
import { newId } from '#platform/crypto'
import type { Db } from '#platform/db'
import { commit, type EntryHeader, leafOf, type Payload } from './entry.ts'
import { headBytes, headerOf } from './sequencer.ts'
import type { Tables } from './tables.ts'
import { append, consistencyProof, inclusionProof, type NodeReader, rootOf, verifyInclusion } from './tree.ts'

/** A signed head as it travels: hex and base64, sizes as decimal strings. */
export interface SignedHead {
  size: string
  root: string
  signedAt: string
  keyId: string
  signature: string
}

/** Everything one needs, with the public key, to check offline that an entry stands in the log. */
export interface InclusionProof {
  header: EntryHeader
  commitment: string
  /** Salt (hex) and payload open the commitment; absent once they were erased. */
  opening: { salt: string; payload: Payload } | null
  position: string
  path: string[]
  head: SignedHead
}

/** Reads nodes of the tree; those that are asked for at once come with one question. */
function reader(db: Db): NodeReader {
  let waiting: { level: number; index: bigint }[] = []
  let answer: Promise<ReadonlyMap<string, Buffer>> | undefined
  const ask = async () => {
    // Whoever asks in this turn is in by the next one.
    await Promise.resolve()
    const nodes = waiting
    waiting = []
    answer = undefined
    const rows = await db
      .withTables<Tables>()
      .selectFrom('ledger_node')
      .select(['level', 'index', 'hash'])
      .where((eb) => eb.or(nodes.map((node) => eb.and(node))))
      .execute()
    return new Map(rows.map(({ level, index, hash }) => [`${level}:${index}`, hash]))
  }
  return async (level, index) => {
    waiting.push({ level, index })
    answer ??= ask()
    const hash = (await answer).get(`${level}:${index}`)
    if (!hash) throw new Error(`the tree has no node ${level}:${index}`)
    return hash
  }
}

export async function latestHead(db: Db, atLeast = 0n): Promise<SignedHead | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('ledger_head')
    .selectAll()
    .where('size', '>=', atLeast)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      size: row.size.toString(),
      root: row.root.toString('hex'),
      signedAt: row.signed_at.toISOString(),
      keyId: row.key_id,
      signature: row.signature.toString('base64'),
    }
  )
}

/** The proof that the entry of `kind` on a subject is in the log; undefined until a head covers it. */
export async function proveEntry(
  db: Db,
  kind: string,
  subject: { kind: string; id: string },
): Promise<InclusionProof | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('ledger_entry')
    .selectAll()
    .where('kind', '=', kind)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row || row.position === null) return undefined
  const head = await latestHead(db, row.position + 1n)
  if (!head) return undefined
  const path = await inclusionProof(reader(db), row.position, BigInt(head.size))
  return {
    header: headerOf(row),
    commitment: row.commitment.toString('hex'),
    opening: row.salt && row.payload ? { salt: row.salt.toString('hex'), payload: row.payload } : null,
    position: row.position.toString(),
    path: path.map((hash) => Buffer.from(hash).toString('hex')),
    head,
  }
}

export async function proveConsistency(db: Db, first: bigint, second: bigint): Promise<string[]> {
  const path = await consistencyProof(reader(db), first, second)
  return path.map((hash) => Buffer.from(hash).toString('hex'))
}

export function verifyHead(head: SignedHead, publicKeyPem: string): boolean {
  const bytes = headBytes({
    size: BigInt(head.size),
    root: Buffer.from(head.root, 'hex'),
    signedAt: new Date(head.signedAt),
  })
  return verify(null, bytes, createPublicKey(publicKeyPem), Buffer.from(head.signature, 'base64'))
}

/** Offline: the payload opens the commitment, the leaf is in the tree of its head, and the head is signed by this key. */
export function verifyProof(proof: InclusionProof, publicKeyPem: string): boolean {
  const commitment = Buffer.from(proof.commitment, 'hex')
  if (
    proof.opening &&
    !commit(proof.opening.payload, Buffer.from(proof.opening.salt, 'hex')).equals(commitment)
  )
    return false
  const leaf = leafOf(proof.header, commitment)
  const path = proof.path.map((hash) => Buffer.from(hash, 'hex'))
  return (
    verifyInclusion(
      leaf,
      BigInt(proof.position),
      BigInt(proof.head.size),
      path,
      Buffer.from(proof.head.root, 'hex'),
    ) && verifyHead(proof.head, publicKeyPem)
  )
}

export interface LedgerFault {
  position: string
  problem: 'gap' | 'leaf' | 'root' | 'signature'
}

/** Recomputes the whole log from its entries and checks every signed head. */
export async function verifyLedger(
  db: Db,
  publicKeyPem: string,
): Promise<{ size: bigint; heads: number; faults: LedgerFault[] }> {
  const own = db.withTables<Tables>()
  const heads = await own.selectFrom('ledger_head').selectAll().orderBy('size').execute()
  const faults: LedgerFault[] = []
  let [size, edge]: [bigint, Uint8Array[]] = [0n, []]
  let nextHead = 0
  for (;;) {
    const rows = await own
      .selectFrom('ledger_entry')
      .selectAll()
      .where('position', '>=', size)
      .orderBy('position')
      .limit(2_000)
      .execute()
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.position !== size) faults.push({ position: size.toString(), problem: 'gap' })
      const leaf = leafOf(headerOf(row), row.commitment)
      if (!row.leaf?.equals(leaf)) faults.push({ position: size.toString(), problem: 'leaf' })
      edge = append(size, edge, [leaf]).edge
      size += 1n
      const head = heads[nextHead]
      if (head?.size === size) {
        nextHead += 1
        if (!rootOf(edge).equals(head.root)) faults.push({ position: size.toString(), problem: 'root' })
        const signed = {
          size: String(head.size),
          root: head.root.toString('hex'),
          signedAt: head.signed_at.toISOString(),
          keyId: head.key_id,
          signature: head.signature.toString('base64'),
        }
        if (!verifyHead(signed, publicKeyPem))
          faults.push({ position: size.toString(), problem: 'signature' })
      }
    }
    if (faults.length > 100) break
  }
  if (nextHead < heads.length) faults.push({ position: size.toString(), problem: 'root' })
  return { size, heads: heads.length, faults }
}

/** Writes the log's genesis once: its identity, and whether it holds demonstration data. */
export async function openLog(db: Db, simulated: boolean): Promise<{ logId: string; simulated: boolean }> {
  const own = db.withTables<Tables>()
  const genesis = own.selectFrom('ledger_log').select(['log_id', 'simulated'])
  const written = await genesis.executeTakeFirst()
  if (!written)
    await own
      .insertInto('ledger_log')
      .values({ log_id: newId(), simulated })
      .onConflict((conflict) => conflict.column('singleton').doNothing())
      .execute()
  const row = written ?? (await genesis.executeTakeFirstOrThrow())
  return { logId: row.log_id, simulated: row.simulated }
}
