import { existsSync, readdirSync } from 'node:fs'
import { ledgerIsEmpty } from '#foundation/ledger'
import {
  type CipherName,
  INDEX_KEY,
  type Keyring,
  LEDGER_KEY,
  newestDataKey,
  openKeyring,
} from '#platform/crypto'
import type { Db } from '#platform/db'

type Tables = { platform_key: { name: string; print: string } }

/** Keys are gone, or are those of another installation. */
export class KeyProblem extends Error {}

/**
 * Opens the keys under which this database was written. New ones are made for an empty log only: beside records that lost keys
 * have sealed, they would hide the loss until nobody keeps the old ones any more.
 */
export async function openKeys(db: Db, folder: string, cipher: CipherName): Promise<Keyring> {
  const own = db.withTables<Tables>()
  const known = new Map(
    (await own.selectFrom('platform_key').selectAll().execute()).map(({ name, print }) => [name, print]),
  )
  // Older data keys may go once everything stands under the newest and no backup from before is left.
  const there = existsSync(folder) ? readdirSync(folder) : []
  const newest = newestDataKey([...known.keys(), ...there])
  const needed = known.size === 0 && (await ledgerIsEmpty(db)) ? [] : [LEDGER_KEY, INDEX_KEY, newest]
  const lost = needed.filter((name) => !there.includes(name))
  if (lost.length > 0)
    throw new KeyProblem(
      `${folder} 中缺少密钥 ${lost.join('、')}，已加密的数据要靠它打开：请从备份恢复该文件夹。没有生成新的密钥。`,
    )
  const keys = openKeyring(folder, cipher)
  // An older key that is not what it was opens nothing either.
  const strange = [...keys.prints].flatMap(([name, print]) => {
    const was = known.get(name)
    return was === undefined || was === print ? [] : [name]
  })
  if (strange.length > 0)
    throw new KeyProblem(
      `${folder} 中的密钥 ${strange.join('、')} 不是本数据库所用的那一把：请从同一次备份恢复该文件夹。`,
    )
  const fresh = [...keys.prints].filter(([name]) => !known.has(name))
  if (fresh.length > 0)
    await own
      .insertInto('platform_key')
      .values(fresh.map(([name, print]) => ({ name, print })))
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  return keys
}
