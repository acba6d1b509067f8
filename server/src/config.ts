import { resolve } from 'node:path'
import type { OuterSignIn } from '#foundation/identity'
import type { CipherName } from '#platform/crypto'

/** Everything the environment decides, read once. */
export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  logLevel: string
  secureCookies: boolean
  trustProxy: string
  /** How personal data are sealed. */
  cipher: CipherName
  /** With it, metrics may be read from other machines; empty for none. */
  metricsToken: string
  /** PAGES_KEPT: finished pages in memory; 0 makes each anew. */
  pagesKept: number
  /** OTEL_EXPORTER_OTLP_ENDPOINT: the operator's collector of traces; empty for none. */
  collector: string
  doors: Doors
  outer: OuterSignIn
  /** Hosts, addresses and networks inside that outgoing calls may reach. */
  outgoingAllow: readonly string[]
  /** Ways to people outside: SMTP_URL, MAIL_FROM; SMS_URL, SMS_KEY. */
  messages?: { smtpUrl: string; mailFrom: string; smsUrl: string; smsKey: string }
  /** LETTER_FONTS: a folder with fonts of the organisation's own for letters. */
  fontsDir?: string | undefined
  /** SEAL_URL, SEAL_KEY: the organisation's service for electronic seals on letters. */
  seals?: { url: string; key: string } | undefined
  /** OFFICE_PROGRAM: LibreOffice's soffice, found on the path by itself; `none` for none. */
  office?: OfficePlace | undefined
  /** OFD_CONVERTER: a program that makes an OFD file of a PDF file; called with the two paths. */
  ofd?: string | undefined
  /** IMAP_URL, IMAP_BODY: the mailbox for requests by e-mail, and the organisation code of the body it belongs to. */
  mailbox?: { url: string; bodyCode: string } | undefined
  /** OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME: citizens sign in with it. */
  nationalIdentity?: { name: string; issuer: string; clientId: string; clientSecret: string } | undefined
  /** Factor of the demonstration city; 0 loads none. */
  demo: number
}

/** Where an office program may be found. */
export interface OfficePlace {
  setting: string | undefined
  path: string
}

/** A second listener or host name for officers. */
export interface Doors {
  consolePort: number | undefined
  /** Address of this machine on which officers are listened to; that of the public where none is named. */
  consoleAddress?: string | undefined
  consoleHost: string | undefined
  /** Where the public's door is for officers' browsers; links to public pages lead there. */
  portalUrl: string | undefined
}

type Env = Readonly<Record<string, string | undefined>>

export class ConfigProblem extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigProblem('PORT 须为 0 到 65535 的整数。')
  const demo = Number(env.DEMO ?? 1)
  if (!Number.isInteger(demo) || demo < 0 || demo > 1000)
    throw new ConfigProblem('DEMO 须为 0（不装载演示数据）到 1000 的整数。')
  const pagesKept = Number(env.PAGES_KEPT ?? 5000)
  if (!Number.isInteger(pagesKept) || pagesKept < 0)
    throw new ConfigProblem('PAGES_KEPT 须为不小于 0 的整数（内存里保留的页面数）。')
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    dataDir: resolve(env.DATA_DIR ?? 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    logLevel: env.LOG_LEVEL ?? 'warn',
    secureCookies: env.SECURE_COOKIES === '1',
    trustProxy: env.TRUST_PROXY ?? '',
    cipher: cipherOf(env.CIPHER),
    metricsToken: env.METRICS_TOKEN ?? '',
    pagesKept,
    collector: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? '',
    doors: doorsOf(env, port),
    outer: outerOf(env),
    outgoingAllow: listOf(env.OUTGOING_ALLOW),
    messages: {
      smtpUrl: env.SMTP_URL ?? '',
      mailFrom: env.MAIL_FROM ?? 'no-reply@localhost',
      smsUrl: env.SMS_URL ?? '',
      smsKey: env.SMS_KEY ?? '',
    },
    fontsDir: env.LETTER_FONTS ? resolve(env.LETTER_FONTS) : undefined,
    seals: env.SEAL_URL ? { url: env.SEAL_URL, key: env.SEAL_KEY ?? '' } : undefined,
    office: { setting: env.OFFICE_PROGRAM || undefined, path: env.PATH ?? '' },
    ofd: env.OFD_CONVERTER ? resolve(env.OFD_CONVERTER) : undefined,
    mailbox: mailboxOf(env),
    nationalIdentity: env.OIDC_ISSUER
      ? {
          name: env.OIDC_NAME ?? '统一身份认证',
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID ?? '',
          clientSecret: env.OIDC_CLIENT_SECRET ?? '',
        }
      : undefined,
    demo,
  }
}

function mailboxOf(env: Env): Config['mailbox'] {
  if (!env.IMAP_URL) return undefined
  if (!/^imaps?:\/\/[^@/]+@[^/]+/.test(env.IMAP_URL))
    throw new ConfigProblem('IMAP_URL 须形如 imaps://用户名:密码@主机:993/INBOX。')
  if (!env.IMAP_BODY) throw new ConfigProblem('请设置 IMAP_BODY：接收电子邮件申请的单位的机构代码。')
  return { url: env.IMAP_URL, bodyCode: env.IMAP_BODY }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(/[,，\s]+/).filter(Boolean)
}

function cipherOf(text: string | undefined): CipherName {
  if (text === undefined || text === '' || text === 'aes') return 'aes'
  if (text === 'sm4') return 'sm4'
  throw new ConfigProblem('CIPHER 须为 aes 或者 sm4。')
}

function doorsOf(env: Env, port: number): Doors {
  const consolePort = env.CONSOLE_PORT ? Number(env.CONSOLE_PORT) : undefined
  if (
    consolePort !== undefined &&
    (!Number.isInteger(consolePort) || consolePort < 1 || consolePort > 65_535)
  )
    throw new ConfigProblem('CONSOLE_PORT 须为 1 到 65535 的整数。')
  if (consolePort !== undefined && consolePort === port)
    throw new ConfigProblem('CONSOLE_PORT 不能与 PORT 相同。')
  const portalUrl = env.PORTAL_URL?.replace(/\/+$/, '') || undefined
  if (portalUrl && !/^https?:\/\/[^/\s]+$/.test(portalUrl))
    throw new ConfigProblem('PORTAL_URL 须形如 https://www.example.gov.cn，不带路径。')
  const consoleAddress = env.CONSOLE_ADDRESS || undefined
  if (consoleAddress !== undefined && consolePort === undefined)
    throw new ConfigProblem('CONSOLE_ADDRESS 与 CONSOLE_PORT 一起使用。')
  return { consolePort, consoleAddress, consoleHost: env.CONSOLE_HOST || undefined, portalUrl }
}

function outerOf(env: Env): OuterSignIn {
  const needed = (name: string) => {
    const value = env[name]
    if (!value) throw new ConfigProblem(`请设置 ${name}。`)
    return value
  }
  return {
    ...(env.OIDC_ISSUER && {
      oidc: {
        issuer: env.OIDC_ISSUER,
        clientId: needed('OIDC_CLIENT_ID'),
        clientSecret: needed('OIDC_CLIENT_SECRET'),
        claim: env.OIDC_CLAIM ?? 'preferred_username',
        label: env.OIDC_LABEL ?? '统一身份认证',
      },
    }),
    ...(env.LDAP_URL && {
      ldap: {
        url: env.LDAP_URL,
        base: needed('LDAP_BASE'),
        filter: env.LDAP_FILTER ?? '(uid={login})',
        bindDn: env.LDAP_BIND_DN ?? '',
        bindPassword: env.LDAP_BIND_PASSWORD ?? '',
      },
    }),
  }
}
