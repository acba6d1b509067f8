import type { Db } from '#platform/db'
import { type EntryHeader, leafOf } from './entry.ts'
import { type SignedHead, verifyHead } from './proofs.ts'
import { headerOf } from './sequencer.ts'
import type { Tables } from './tables.ts'
import { append, rootOf } from './tree.ts'

/** One line of the log as everybody may have it: the header and the commitment, never the payload. */
export interface OpenLine extends EntryHeader {
  position: string
  commitment: string
}

/** Signed heads, newest first. */
export async function signedHeads(db: Db, limit: number): Promise<SignedHead[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('ledger_head')
    .selectAll()
    .orderBy('size', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    size: row.size.toString(),
    root: row.root.toString('hex'),
    signedAt: row.signed_at.toISOString(),
    keyId: row.key_id,
    signature: row.signature.toString('base64'),
  }))
}

/** The whole log, line by line, read a piece at a time. */
export async function* openLines(db: Db): AsyncGenerator<OpenLine> {
  for (let from = 0n; ; ) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('ledger_entry')
      .selectAll()
      .where('position', '>=', from)
      .orderBy('position')
      .limit(2_000)
      .execute()
    for (const row of rows)
      yield {
        position: String(row.position),
        ...headerOf(row),
        commitment: row.commitment.toString('hex'),
      }
    const last = rows.at(-1)?.position
    if (rows.length < 2_000 || last === undefined || last === null) return
    from = last + 1n
  }
}

export interface LogVerdict {
  size: bigint
  /** Heads whose root and signature agree with the lines. */
  agreeing: number
  faults: { position: string; problem: 'gap' | 'root' | 'signature' | 'beyond' }[]
}

/** Offline: recomputes the tree from the lines and holds every signed head against it. */
export async function verifyLog(
  lines: AsyncIterable<OpenLine>,
  heads: readonly SignedHead[],
  publicKeyPem: string,
): Promise<LogVerdict> {
  const bySize = new Map(heads.map((head) => [head.size, head]))
  const verdict: LogVerdict = { size: 0n, agreeing: 0, faults: [] }
  let edge: Uint8Array[] = []
  for await (const { position, commitment, ...header } of lines) {
    if (position !== verdict.size.toString())
      verdict.faults.push({ position: verdict.size.toString(), problem: 'gap' })
    edge = append(verdict.size, edge, [leafOf(header, Buffer.from(commitment, 'hex'))]).edge
    verdict.size += 1n
    const head = bySize.get(verdict.size.toString())
    if (!head) continue
    bySize.delete(head.size)
    if (rootOf(edge).toString('hex') !== head.root)
      verdict.faults.push({ position: head.size, problem: 'root' })
    else if (!verifyHead(head, publicKeyPem))
      verdict.faults.push({ position: head.size, problem: 'signature' })
    else verdict.agreeing += 1
  }
  for (const size of bySize.keys()) verdict.faults.push({ position: size, problem: 'beyond' })
  return verdict
}
