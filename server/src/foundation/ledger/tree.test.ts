import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  append,
  consistencyProof,
  inclusionProof,
  leafHash,
  type NodeReader,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from './tree.ts'

// The seven leaves and roots of the reference implementation's test vectors (RFC 6962).
const vectors = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots: Record<number, string> = {
  1: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  2: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  3: 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  8: '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
}

function grow(leaves: readonly Uint8Array[], steps: readonly number[]) {
  const nodes = new Map<string, Uint8Array>()
  let [size, edge]: [bigint, Uint8Array[]] = [0n, []]
  let taken = 0
  for (const step of [...steps, leaves.length]) {
    const batch = leaves.slice(taken, taken + step)
    const grown = append(size, edge, batch)
    for (const node of grown.nodes) nodes.set(`${node.level}/${node.index}`, node.hash)
    edge = grown.edge
    size += BigInt(batch.length)
    taken += batch.length
  }
  const read: NodeReader = async (level, index) => {
    const hash = nodes.get(`${level}/${index}`)
    if (!hash) throw new Error(`no node ${level}/${index}`)
    return hash
  }
  return { read, root: rootOf(edge) }
}

const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))

describe('the ledger tree (RFC 6962)', () => {
  it.each([1, 2, 3, 8])('gives the published root of %i leaves', (count) => {
    const leaves = vectors.slice(0, count).map((hex) => leafHash(Buffer.from(hex, 'hex')))
    expect(grow(leaves, []).root.toString('hex')).toBe(roots[count])
  })

  it('proves every leaf at every size, however the leaves arrived, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
        fc.nat(),
        async (size, steps, pick) => {
          const leaves = leavesOf(size)
          const { read, root } = grow(leaves, steps)
          const index = BigInt(pick % size)
          const path = await inclusionProof(read, index, BigInt(size))
          const leaf = leaves[Number(index)] ?? Buffer.alloc(0)
          expect(verifyInclusion(leaf, index, BigInt(size), path, root)).toBe(true)
          expect(verifyInclusion(leafHash(Buffer.from('other')), index, BigInt(size), path, root)).toBe(false)
          if (size > 1)
            expect(verifyInclusion(leaf, (index + 1n) % BigInt(size), BigInt(size), path, root)).toBe(false)
        },
      ),
    )
  })

  it('proves that an older tree is a prefix, and refuses one that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70 }), fc.nat(), async (size, pick) => {
        const leaves = leavesOf(size)
        const first = 1 + (pick % size)
        const { read, root } = grow(leaves, [])
        const older = grow(leaves.slice(0, first), []).root
        const path = await consistencyProof(read, BigInt(first), BigInt(size))
        expect(verifyConsistency(BigInt(first), older, BigInt(size), root, path)).toBe(true)
        const forged = grow([leafHash(Buffer.from('forged')), ...leaves.slice(1, first)], []).root
        expect(verifyConsistency(BigInt(first), forged, BigInt(size), root, path)).toBe(false)
      }),
    )
  })
})
