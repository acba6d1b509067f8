import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Outgoing } from '#platform/outgoing'

/** One way out. It throws where the message did not get through. */
export interface MessagePort {
  send(message: { to: string; subject: string; text: string }): Promise<void>
}

export interface MessageSettings {
  /** smtp://user:password@host:587; empty sends no e-mail. */
  smtpUrl: string
  mailFrom: string
  /** Address of the SMS gateway; empty sends no SMS. */
  smsUrl: string
  smsKey: string
}

export function emailPort(url: string, from: string): MessagePort {
  const transport = createTransport(url)
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text })
    },
  }
}

/** Whether the mail server answers and takes our sign-in; nothing is sent. */
export async function emailAnswers(url: string): Promise<boolean> {
  const seconds = 5_000
  const transport = createTransport({
    url,
    connectionTimeout: seconds,
    greetingTimeout: seconds,
    socketTimeout: seconds,
  })
  try {
    return await transport.verify()
  } catch {
    return false
  } finally {
    transport.close()
  }
}

/** A way out for documents: it answers with what the receiving server said, which is the proof that it took them. */
export interface DocumentPort {
  send(mail: {
    to: string
    subject: string
    text: string
    files: readonly { name: string; mediaType: string; content: Buffer }[]
  }): Promise<string>
}

export function documentPort(settings: MessageSettings | undefined): DocumentPort | undefined {
  if (!settings?.smtpUrl) return undefined
  const transport = createTransport(settings.smtpUrl)
  return {
    async send({ to, subject, text, files }) {
      const attachments = files.map(({ name, mediaType, content }) => ({
        filename: name,
        contentType: mediaType,
        content,
      }))
      const { response } = await transport.sendMail({
        from: settings.mailFrom,
        to,
        subject,
        text,
        attachments,
      })
      return response
    },
  }
}

/** POST of JSON, signed: HMAC-SHA256 of time, nonce and body under the key shared with the gateway. */
export function smsPort(url: string, key: string, outgoing: Outgoing, clock: Clock): MessagePort {
  return {
    async send({ to, text }) {
      const body = JSON.stringify({ to, text })
      const [time, nonce] = [clock.now().toISOString(), newId()]
      const signature = createHmac('sha256', key).update(`${time}\n${nonce}\n${body}`).digest('base64')
      const headers = {
        'content-type': 'application/json',
        'x-yangguang-time': time,
        'x-yangguang-nonce': nonce,
        'x-yangguang-signature': signature,
      }
      const answer = await outgoing.fetch(url, { method: 'POST', headers, body })
      if (answer.status >= 300) throw new Error(`gateway answered ${answer.status}`)
    },
  }
}

export function messagePorts(
  settings: MessageSettings | undefined,
  outgoing: Outgoing,
  clock: Clock,
): { email: MessagePort | undefined; sms: MessagePort | undefined } {
  return {
    email: settings?.smtpUrl ? emailPort(settings.smtpUrl, settings.mailFrom) : undefined,
    sms: settings?.smsUrl ? smsPort(settings.smsUrl, settings.smsKey, outgoing, clock) : undefined,
  }
}
