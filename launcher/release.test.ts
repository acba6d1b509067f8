import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAudit } from '../deploy/audit.mjs'
import { newKeys, signRelease, verifyRelease } from '../deploy/signing.mjs'

describe('a release', () => {
  it('is taken when whole and signed by the known key, and refused when changed, incomplete or signed by another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'release-'))
    const keys = newKeys(mkdtempSync(join(tmpdir(), 'release-keys-')))
    const other = newKeys(mkdtempSync(join(tmpdir(), 'release-keys-')))
    const open = readFileSync(keys.open, 'utf8')
    const bundle = join(folder, 'yangguang-0.1.0-linux-x64.tar.gz')
    writeFileSync(bundle, 'bundle')
    writeFileSync(join(folder, 'yangguang-0.1.0.cdx.json'), '{}')
    await signRelease(folder, readFileSync(keys.secret, 'utf8'))
    expect(await verifyRelease(folder, open)).toEqual([])
    expect(await verifyRelease(folder, readFileSync(other.open, 'utf8'))).toEqual([
      expect.stringContaining('签名不成立'),
    ])

    // Without Node: the tools of every system say the same.
    execFileSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder })
    const openssl = () =>
      spawnSync(
        'openssl',
        [
          'pkeyutl',
          '-verify',
          '-pubin',
          '-inkey',
          keys.open,
          '-rawin',
          '-in',
          'SHA256SUMS',
          '-sigfile',
          'SHA256SUMS.sig',
        ],
        { cwd: folder, encoding: 'utf8' },
      )
    expect(openssl().stdout).toContain('Verified Successfully')

    writeFileSync(bundle, 'bundle with a present')
    expect(await verifyRelease(folder, open)).toEqual([expect.stringContaining('与校验值不符')])
    rmSync(bundle)
    expect(await verifyRelease(folder, open)).toEqual([expect.stringContaining('缺少 yangguang-0.1.0-linux')])
    writeFileSync(join(folder, 'SHA256SUMS'), '')
    expect(await verifyRelease(folder, open)).toEqual([expect.stringContaining('签名不成立')])
    expect(openssl().status).not.toBe(0)
  })

  it('knows a serious weakness from none and from a registry that did not answer', () => {
    const report = (severity: string) =>
      JSON.stringify({
        vulnerabilities: { lodash: { name: 'lodash', severity } },
        metadata: { vulnerabilities: { total: 1 } },
      })
    expect(readAudit(report('high'))).toEqual({ total: 1, serious: ['lodash（high）'] })
    expect(readAudit(report('low'))).toEqual({ total: 1, serious: [] })
    for (const silence of ['', 'npm error', '{"error":{"code":"ENOAUDIT"}}', '{"message":"403 Forbidden"}'])
      expect(readAudit(silence)).toBeUndefined()
  })
})
