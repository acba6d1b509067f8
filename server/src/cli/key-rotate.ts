import { join } from 'node:path'
import { resealPeers } from '#engagement/cases'
import { resealCitizens } from '#foundation/citizens'
import { resealFiles } from '#foundation/files'
import { resealFactors } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { resealContacts, resealMessages } from '#foundation/notify'
import { resealPeople } from '#foundation/people'
import { addDataKey, openKeyring } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { resealRequests } from '#requests/requests'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

/** Every room that keeps sealed values. */
const rooms = [
  { name: '个人信息', reseal: resealPeople },
  { name: '动态口令', reseal: resealFactors },
  { name: '非公开文件的密钥', reseal: resealFiles },
  { name: '依申请公开的文书、草稿和第三方', reseal: resealRequests },
  { name: '公众账号的联系方式', reseal: resealCitizens },
  { name: '待发和已发的通知', reseal: resealMessages },
  { name: '工作人员的提醒方式', reseal: resealContacts },
  { name: '与其他平台共享的密钥', reseal: resealPeers },
] as const

/** `yangguang key rotate`: a new data key, and what was sealed under older ones sealed again. */
export async function keyRotate(config: Config, terminal: Terminal): Promise<number> {
  const folder = join(config.dataDir, 'keys')
  const opened = await open(config, (line) => terminal.say(line))
  try {
    if (opened.adopted) {
      terminal.say('服务正在运行，它还不认识新的密钥。请先停止服务，再更换密钥。')
      return exit.findings
    }
    const { db, clock } = opened.deps
    const no = addDataKey(folder)
    const { vault } = openKeyring(folder, config.cipher)
    for (const { name, reseal } of rooms) terminal.out(`${name}：重新加密 ${await reseal(db, vault)} 项`)
    await inTransaction(db, (tx) =>
      record(tx, clock, { kind: 'key.rotated', subject: { kind: 'key', id: String(no) }, payload: { no } }),
    )
    terminal.out(
      `已启用第 ${no} 把数据密钥，请重新启动服务，并与数据库分开备份 ${folder}。旧密钥请保留到旧备份全部作废为止。`,
    )
    return exit.ok
  } finally {
    await opened.close()
  }
}
