import { ImapFlow } from 'imapflow'
import { type ParsedMail, simpleParser } from 'mailparser'
import type { FileStore } from '#foundation/files'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { defineJob, type Job } from '#platform/jobs'
import { takeInMail } from './take-in-mail.ts'

/** The mailbox that the disclosure guide names; it belongs to one body. */
export interface Mailbox {
  /** imaps://user:password@host:993/INBOX */
  url: string
  bodyCode: string
}

/** Most that is read at a time; the rest waits five minutes. */
const PORTION = 50
/** A mail beyond this is left unread for a person: nothing of it is lost. */
const MOST_BYTES = 40 * 1024 * 1024

/** Takes what is unread into the house; a mail is marked as read only after it is stored. @returns how many were new */
export async function readMailbox(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  mailbox: Mailbox,
): Promise<number> {
  const { protocol, hostname, port, username, password, pathname } = new URL(mailbox.url)
  const secure = protocol === 'imaps:'
  const client = new ImapFlow({
    host: hostname,
    port: Number(port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  })
  await client.connect()
  let taken = 0
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(pathname.slice(1)) || 'INBOX')
    try {
      const unread = (await client.search({ seen: false }, { uid: true })) || []
      for (const uid of unread.slice(0, PORTION)) {
        const mail = await client.fetchOne(
          String(uid),
          { source: { maxLength: MOST_BYTES }, size: true, internalDate: true },
          { uid: true },
        )
        if (mail === false || !mail.source || (mail.size ?? 0) > MOST_BYTES) continue
        const parsed: ParsedMail = await simpleParser(mail.source, { skipImageLinks: true })
        const arrived = mail.internalDate ? new Date(mail.internalDate) : clock.now()
        const isNew = await inTransaction(db, (tx) =>
          takeInMail(tx, clock, vault, files, mailbox.bodyCode, parsed, arrived),
        )
        if (isNew) taken += 1
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      }
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
  return taken
}

export function mailboxJob(db: Db, clock: Clock, vault: Vault, files: FileStore, mailbox: Mailbox): Job {
  return defineJob({
    name: 'requests.mail',
    title: '依申请公开：收取电子邮件申请',
    cron: '*/5 * * * *',
    run: async () => `新收到 ${await readMailbox(db, clock, vault, files, mailbox)} 封`,
  })
}
