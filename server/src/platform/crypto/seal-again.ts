import type { Vault } from './vault.ts'

/** The same value under the newest key and cipher; undefined where it stands under them already. */
export function sealAgain(vault: Vault, sealed: Uint8Array, place: string): Buffer | undefined {
  return vault.isStale(sealed) ? vault.seal(vault.open(sealed, place), place) : undefined
}
