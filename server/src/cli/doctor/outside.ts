import { execFile } from 'node:child_process'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { emailAnswers } from '#foundation/notify'
import { systemClock } from '#platform/clock'
import type { Config } from '../../config.ts'
import { type Finding, ill, mind, well } from './finding.ts'

const PATIENCE_MS = 5_000
const CERTIFICATE_WARNING_DAYS = 30
const DAY_MS = 86_400_000

/** What stands around the program: the mail server, the certificate, the time service. */
export async function examineOutside(config: Config): Promise<Finding[]> {
  const found = await Promise.all([mail(config), certificate(config), timeService()])
  return [...found, inClear(config)].filter((finding) => finding !== undefined)
}

/** @returns the status with which the service answers on its port, if it does */
export async function serviceAnswers({ host, port }: Config): Promise<number | undefined> {
  if (port === 0) return undefined
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const answer = await fetch(`http://${name.includes(':') ? `[${name}]` : name}:${port}/healthz`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined)
  return answer?.status
}

export function service({ port }: Config, status: number | undefined): Finding[] {
  if (port === 0) return []
  if (status === undefined)
    return [mind(`端口 ${port} 上没有服务：没有启动，或者本命令的 PORT 与服务的不同。`)]
  return status === 200
    ? [well(`服务在端口 ${port} 上应答`)]
    : [ill(`端口 ${port} 上的服务答复 ${status}：原因见日志。`)]
}

async function mail({ messages }: Config): Promise<Finding> {
  if (!messages?.smtpUrl) return mind('没有设置 SMTP_URL：通知和文书不能用电子邮件发出。')
  return (await emailAnswers(messages.smtpUrl))
    ? well('发信服务器可以连接和登录')
    : ill('发信服务器连不上或者不接受登录：请核对 SMTP_URL 和网络，待发的通知会留着重试。')
}

/** Schemes that leave a line open unless the other side offers more. */
const OPEN = new Set(['ldap:', 'smtp:', 'imap:', 'http:'])

/** Passwords and letters that go to another machine for everybody on the way to read. */
function inClear({ outer, messages, mailbox, seals }: Config): Finding | undefined {
  const lines = [
    ['LDAP_URL', outer.ldap?.url],
    ['OIDC_ISSUER', outer.oidc?.issuer],
    ['SMTP_URL', messages?.smtpUrl],
    ['SMS_URL', messages?.smsUrl],
    ['IMAP_URL', mailbox?.url],
    ['SEAL_URL', seals?.url],
  ] as const
  const open = lines.flatMap(([name, text]) => {
    if (!text || !URL.canParse(text)) return []
    const { protocol, hostname } = new URL(text)
    return OPEN.has(protocol) && !isHere(hostname) ? [`${name}（${protocol}//${hostname}）`] : []
  })
  if (open.length === 0) return undefined
  return mind(
    `${open.join('、')} 没有规定加密，口令和个人信息可能以明文经过网络：请改用 ldaps、smtps、imaps、https 的地址。`,
  )
}

const isHere = (host: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host)

/** Of the public's door, as its visitors meet it. */
async function certificate({ doors }: Config): Promise<Finding | undefined> {
  if (!doors.portalUrl?.startsWith('https:')) return undefined
  const { hostname, port } = new URL(doors.portalUrl)
  const until = await certificateEnd(hostname, Number(port || 443))
  if (until === undefined) return mind(`连不上 ${doors.portalUrl}，没有核对证书。`)
  const days = Math.floor((until.getTime() - systemClock.now().getTime()) / DAY_MS)
  if (days < 0) return ill(`${hostname} 的证书已过期 ${-days} 天：请立即更换。`)
  return days < CERTIFICATE_WARNING_DAYS
    ? mind(`${hostname} 的证书还有 ${days} 天到期：请及时更换。`)
    : well(`${hostname} 的证书还有 ${days} 天到期`)
}

function certificateEnd(host: string, port: number): Promise<Date | undefined> {
  return new Promise((resolve) => {
    // An expired or unknown certificate is what is asked about, so it must not end the conversation.
    const socket = connect({ host, port, servername: host, rejectUnauthorized: false, timeout: PATIENCE_MS })
    const end = (answer: Date | undefined) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('secureConnect', () => {
      const { valid_to } = socket.getPeerCertificate()
      end(valid_to ? new Date(valid_to) : undefined)
    })
    socket.once('timeout', () => end(undefined))
    socket.once('error', () => end(undefined))
  })
}

/** Where systemd keeps the time it knows whether anything sets it; in a container nobody can be asked. */
async function timeService(): Promise<Finding> {
  const answer = await promisify(execFile)('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], {
    timeout: PATIENCE_MS,
  }).catch(() => undefined)
  const synchronized = answer?.stdout.trim()
  if (synchronized === 'yes') return well('系统时间与时间服务器同步')
  if (synchronized === 'no')
    return mind('系统时间没有与时间服务器同步：期限和签名都以它为准，请启用 chrony 或者 systemd-timesyncd。')
  return mind('查不到系统时间是否与时间服务器同步（没有 timedatectl）：请在主机上确认。')
}
