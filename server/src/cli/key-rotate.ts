import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { resealPeers } from '#engagement/cases'
import { resealCitizens } from '#foundation/citizens'
import { resealFiles } from '#foundation/files'
import { resealFactors } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { resealContacts, resealMessages } from '#foundation/notify'
import { resealPeople } from '#foundation/people'
import { addDataKey, KEYS_NOTICED_MS, type Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { resealCorrections } from '#requests/corrections'
import { resealRequests } from '#requests/requests'
import type { Config } from '../config.ts'
import { openKeys } from '../keys.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

/** Every room that keeps sealed values. */
const sealingRooms = [
  { name: '个人信息', reseal: resealPeople },
  { name: '动态口令', reseal: resealFactors },
  { name: '非公开文件的密钥', reseal: resealFiles },
  { name: '依申请公开的文书、草稿和第三方', reseal: resealRequests },
  { name: '更正信息记录的文书', reseal: resealCorrections },
  { name: '公众账号的联系方式', reseal: resealCitizens },
  { name: '待发和已发的通知', reseal: resealMessages },
  { name: '工作人员的提醒方式', reseal: resealContacts },
  { name: '与其他平台共享的密钥', reseal: resealPeers },
] as const

const MOST_TURNS = 5

/**
 * Seals in turns until a turn finds nothing: what people saved under the older key while one ran is carried over by the next.
 * @returns how many values were sealed again in each room
 */
async function resealAll(db: Db, vault: Vault): Promise<Map<string, number>> {
  const done = new Map<string, number>()
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    let found = 0
    for (const { name, reseal } of sealingRooms) {
      const count = await reseal(db, vault)
      done.set(name, (done.get(name) ?? 0) + count)
      found += count
    }
    if (found === 0) break
  }
  return done
}

/**
 * `yangguang key rotate`: a new data key, and what was sealed under older ones sealed again, while the service runs or not.
 * `yangguang key reseal`: only the second half, after an interruption or another `CIPHER`.
 */
export async function keyRotate(
  config: Config,
  terminal: Terminal,
  { adds }: { adds: boolean },
): Promise<number> {
  const folder = join(config.dataDir, 'keys')
  const opened = await open(config, (line) => terminal.say(line))
  try {
    const { db, clock } = opened.deps
    const no = adds ? addDataKey(folder) : undefined
    if (no !== undefined) {
      await inTransaction(db, (tx) =>
        record(tx, clock, {
          kind: 'key.rotated',
          subject: { kind: 'key', id: String(no) },
          payload: { no },
        }),
      )
      // Until a running service has noticed the key it goes on sealing under the one before.
      await pause(2 * KEYS_NOTICED_MS)
    }
    const { vault } = await openKeys(db, folder, config.cipher)
    for (const [name, count] of await resealAll(db, vault)) terminal.out(`${name}：重新加密 ${count} 项`)
    terminal.out(
      no === undefined
        ? '已按现行数据密钥和算法重新加密。'
        : `已启用第 ${no} 把数据密钥。请与数据库分开备份 ${folder}；旧密钥请保留到旧备份全部作废为止。`,
    )
    return exit.ok
  } finally {
    await opened.close()
  }
}
