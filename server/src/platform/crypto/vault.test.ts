import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { addDataKey, openKeyring } from './keyring.ts'
import { createVault, type Vault } from './vault.ts'

const [one, two, index] = [randomBytes(32), randomBytes(32), randomBytes(32)]
const first = [{ no: 1, bytes: one }]
const both = [...first, { no: 2, bytes: two }]
const text = '王小明 110101199001011234'

describe.each(['aes', 'sm4'] as const)('a vault with %s', (cipher) => {
  const vault = createVault(both, index, cipher)

  it('opens what it sealed, in its own place only, and notices a changed bit', () => {
    const sealed = vault.seal(text, 'a.b:1')
    expect(vault.open(sealed, 'a.b:1')).toBe(text)
    expect(() => vault.open(sealed, 'a.b:2')).toThrow()
    for (const at of [3, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(() => vault.open(changed, 'a.b:1')).toThrow()
    }
    expect(vault.seal(text, 'a.b:1').equals(sealed)).toBe(false)
    expect(sealed.includes(Buffer.from('110101'))).toBe(false)
  })

  it('opens what an older key and the other cipher sealed, and says that it is stale', () => {
    for (const other of ['aes', 'sm4'] as const) {
      const before: Vault = createVault(first, index, other)
      const sealed = before.seal(text, 'a.b:1')
      expect(vault.open(sealed, 'a.b:1')).toBe(text)
      expect(vault.isStale(sealed)).toBe(true)
    }
    expect(vault.isStale(vault.seal(text, 'a.b:1'))).toBe(false)
  })
})

describe('the key folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-keys-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('takes a new key for what comes, and keeps the old one for what is', () => {
    const before = openKeyring(folder)
    const sealed = before.vault.seal(text, 'a.b:1')
    expect(addDataKey(folder)).toBe(2)
    const after = openKeyring(folder)
    expect(after.vault.open(sealed, 'a.b:1')).toBe(text)
    expect(after.vault.isStale(sealed)).toBe(true)
    expect(after.vault.blindIndex('x', 'y')).toEqual(before.vault.blindIndex('x', 'y'))
    // A service that runs meanwhile meets the new key, and seals under it from then on.
    expect(before.vault.open(after.vault.seal(text, 'a.b:1'), 'a.b:1')).toBe(text)
    expect(after.vault.isStale(before.vault.seal(text, 'a.b:1'))).toBe(false)
    expect(() => before.vault.open(createVault([{ no: 9, bytes: one }], index).seal(text, 'a'), 'a')).toThrow(
      'key 9 is missing',
    )
    // The first key is gone: a new one in its place would hide that.
    rmSync(join(folder, 'personal-data.key'))
    expect([...openKeyring(folder).prints.keys()]).not.toContain('personal-data.key')
    expect(() => openKeyring(folder).vault.open(sealed, 'a.b:1')).toThrow('key 1 is missing')
  })
})
