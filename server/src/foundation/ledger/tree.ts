import { createHash } from 'node:crypto'

// RFC 6962 §2.1: leaves and nodes are hashed under different prefixes, so that neither can pose as the other.

/** Hash of a leaf's data. */
export function leafHash(data: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(0)).update(data).digest()
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()
}

export const emptyRoot: Buffer = createHash('sha256').digest()

/** Gives the root of the complete subtree `index` of `level` (level 0 are the leaves). */
export type NodeReader = (level: number, index: bigint) => Promise<Uint8Array>

export interface NewNode {
  level: number
  index: bigint
  hash: Buffer
}

/** Complete subtrees on the right edge of a tree of `size` leaves, largest first. */
export function frontier(size: bigint): { level: number; index: bigint }[] {
  const parts: { level: number; index: bigint }[] = []
  let start = 0n
  for (let level = 62; level >= 0; level--) {
    const width = 1n << BigInt(level)
    if ((size & width) !== 0n) {
      parts.push({ level, index: start >> BigInt(level) })
      start += width
    }
  }
  return parts
}

/** Appends leaves to a tree whose frontier is given; returns the nodes to store and the new frontier. */
export function append(
  size: bigint,
  edge: readonly Uint8Array[],
  leaves: readonly Uint8Array[],
): { nodes: NewNode[]; edge: Uint8Array[] } {
  const nodes: NewNode[] = []
  const next = [...edge]
  let position = size
  for (const leaf of leaves) {
    let hash: Buffer = Buffer.from(leaf)
    let level = 0
    nodes.push({ level, index: position, hash })
    // Every complete pair folds into its parent, like carrying in a binary sum.
    while (((position >> BigInt(level)) & 1n) === 1n) {
      const left = next.pop()
      if (!left) throw new Error('frontier does not fit the size')
      hash = nodeHash(left, hash)
      level += 1
      nodes.push({ level, index: position >> BigInt(level), hash })
    }
    next.push(hash)
    position += 1n
  }
  return { nodes, edge: next }
}

/** Root over a frontier, largest subtree first. */
export function rootOf(edge: readonly Uint8Array[]): Buffer {
  const last = edge.at(-1)
  if (!last) return emptyRoot
  let hash: Buffer = Buffer.from(last)
  for (const left of edge.slice(0, -1).reverse()) hash = nodeHash(left, hash)
  return hash
}

async function rangeHash(read: NodeReader, start: bigint, end: bigint): Promise<Uint8Array> {
  const width = end - start
  if ((width & (width - 1n)) === 0n && start % width === 0n) {
    const level = width.toString(2).length - 1
    return read(level, start >> BigInt(level))
  }
  const split = start + largestPowerBelow(width)
  const [left, right] = await Promise.all([rangeHash(read, start, split), rangeHash(read, split, end)])
  return nodeHash(left, right)
}

function largestPowerBelow(width: bigint): bigint {
  return 1n << BigInt((width - 1n).toString(2).length - 1)
}

/** RFC 6962 §2.1.1: the audit path of leaf `index` in a tree of `size` leaves, lowest first. */
export async function inclusionProof(read: NodeReader, index: bigint, size: bigint): Promise<Uint8Array[]> {
  if (index < 0n || index >= size) throw new RangeError('leaf is not in the tree')
  const path: Promise<Uint8Array>[] = []
  let [start, end] = [0n, size]
  while (end - start > 1n) {
    const split = start + largestPowerBelow(end - start)
    if (index < split) {
      path.push(rangeHash(read, split, end))
      end = split
    } else {
      path.push(rangeHash(read, start, split))
      start = split
    }
  }
  return Promise.all(path.reverse())
}

/** RFC 6962 §2.1.2: proof that the tree of `first` leaves is a prefix of the tree of `second` leaves. */
export async function consistencyProof(
  read: NodeReader,
  first: bigint,
  second: bigint,
): Promise<Uint8Array[]> {
  if (first < 1n || first > second) throw new RangeError('sizes are out of order')
  const path: Promise<Uint8Array>[] = []
  let [start, end] = [0n, second]
  let whole = true
  while (first !== end) {
    const split = start + largestPowerBelow(end - start)
    if (first <= split) {
      path.push(rangeHash(read, split, end))
      end = split
    } else {
      path.push(rangeHash(read, start, split))
      start = split
      whole = false
    }
  }
  if (!whole) path.push(rangeHash(read, start, end))
  return Promise.all(path.reverse())
}

/** Checks an audit path offline: needs nothing but a trusted root. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index < 0n || index >= size) return false
  let [position, last] = [index, size - 1n]
  let hash: Uint8Array = leaf
  for (const step of path) {
    if (last === 0n) return false
    if ((position & 1n) === 1n || position === last) {
      hash = nodeHash(step, hash)
      while ((position & 1n) === 0n && position !== 0n) {
        position >>= 1n
        last >>= 1n
      }
    } else {
      hash = nodeHash(hash, step)
    }
    position >>= 1n
    last >>= 1n
  }
  return last === 0n && Buffer.compare(hash, root) === 0
}

/** Checks offline that nothing of the earlier tree was changed, re-dated or removed in the later one. */
export function verifyConsistency(
  first: bigint,
  firstRoot: Uint8Array,
  second: bigint,
  secondRoot: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (first === second) return path.length === 0 && Buffer.compare(firstRoot, secondRoot) === 0
  if (first < 1n || first > second) return false
  let [position, last] = [first - 1n, second - 1n]
  while ((position & 1n) === 1n) {
    position >>= 1n
    last >>= 1n
  }
  const steps = [...path]
  const start = position === 0n ? firstRoot : steps.shift()
  if (!start) return false
  let [older, newer]: [Uint8Array, Uint8Array] = [start, start]
  for (const step of steps) {
    if (last === 0n) return false
    if ((position & 1n) === 1n || position === last) {
      older = nodeHash(step, older)
      newer = nodeHash(step, newer)
      while ((position & 1n) === 0n && position !== 0n) {
        position >>= 1n
        last >>= 1n
      }
    } else {
      newer = nodeHash(newer, step)
    }
    position >>= 1n
    last >>= 1n
  }
  return last === 0n && Buffer.compare(older, firstRoot) === 0 && Buffer.compare(newer, secondRoot) === 0
}
