import { lookup as resolve } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Refusal } from '#platform/errors'
import { mayReach, readExceptions } from './addresses.ts'

export interface OutgoingCall {
  method?: 'GET' | 'HEAD' | 'POST' | 'PUT'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  timeoutMs?: number
  /** The answer is cut off, and the call fails, beyond this. */
  mostBytes?: number
  mostRedirects?: number
}

export interface OutgoingAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: Buffer
  /** Where the answer finally came from. */
  url: string
}

/** The one way out: every call to an address that somebody typed, or that a page named, goes through here. */
export interface Outgoing {
  fetch(url: string, call?: OutgoingCall): Promise<OutgoingAnswer>
}

/**
 * Refuses the installation's own side: loopback, private and link-local addresses, whatever name leads there. The
 * address is checked where the connection is made, so a name that changes its mind between check and use gains
 * nothing, and every redirect is checked like a first call. @param allow host names, addresses and networks inside
 * that may be reached all the same
 */
export function createOutgoing(allow: readonly string[] = []): Outgoing {
  const exceptions = readExceptions(allow)

  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '', 0)
      const open = exceptions.hosts.has(hostname.toLowerCase())
        ? found
        : found.filter(({ address }) => mayReach(address, exceptions.networks))
      const [first] = open
      if (!first) return callback(new Refusal('outgoing.inward', 422, { host: hostname }), '', 0)
      if (options.all) return callback(null, open)
      callback(null, first.address, first.family)
    })
  }

  const target = (address: string, base?: string): URL => {
    if (!URL.canParse(address, base)) throw new Refusal('outgoing.not_a_url', 422)
    const url = new URL(address, base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal('outgoing.not_a_url', 422)
    if (url.username !== '' || url.password !== '') throw new Refusal('outgoing.not_a_url', 422)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // A literal address needs no look-up, so it is checked here.
    if (isIP(host) !== 0 && !exceptions.hosts.has(host) && !mayReach(host, exceptions.networks))
      throw new Refusal('outgoing.inward', 422, { host })
    return url
  }

  return {
    async fetch(address, call = {}) {
      const deadline = AbortSignal.timeout(call.timeoutMs ?? 10_000)
      let url = target(address)
      let current = call
      for (let hops = 0; ; hops++) {
        const answer = await once(url, current, lookup, deadline)
        const { location } = answer.headers
        if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer
        if (hops >= (call.mostRedirects ?? 5)) throw new Refusal('outgoing.too_many_redirects', 422)
        const next = target(location, url.href)
        current = followed(current, answer.status, next.origin === url.origin)
        url = next
      }
    },
  }
}

/** What of a call goes on to a redirect: no body where the method changes, no credentials to a foreign host. */
function followed(call: OutgoingCall, status: number, sameOrigin: boolean): OutgoingCall {
  const headers = Object.fromEntries(
    Object.entries(call.headers ?? {}).filter(
      ([name]) => sameOrigin || !['authorization', 'cookie'].includes(name.toLowerCase()),
    ),
  )
  if (status === 307 || status === 308 || call.method === 'HEAD') return { ...call, headers }
  const { body: _, ...rest } = call
  return { ...rest, method: 'GET', headers }
}

function once(
  url: URL,
  call: OutgoingCall,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  const most = call.mostBytes ?? 5 * 1024 * 1024
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(
        error instanceof Refusal
          ? error
          : new Refusal(signal.aborted ? 'outgoing.slow' : 'outgoing.failed', 503, { host: url.host }),
      )
    const { request } = url.protocol === 'https:' ? https : http
    const sent = request(
      url,
      {
        method: call.method ?? 'GET',
        headers: { 'user-agent': 'Yangguang', ...call.headers },
        lookup,
        signal,
      },
      (answer) => {
        const parts: Buffer[] = []
        let size = 0
        answer.on('data', (part: Buffer) => {
          size += part.length
          if (size <= most) parts.push(part)
          else answer.destroy(new Refusal('outgoing.too_large', 422, { host: url.host }))
        })
        answer.on('error', fail)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: flat(answer),
            body: Buffer.concat(parts),
            url: url.href,
          }),
        )
      },
    )
    sent.on('error', fail)
    sent.end(call.body)
  })
}

function flat(answer: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
  )
}

export const outgoingWording = {
  'outgoing.not_a_url': '网址须以 http:// 或者 https:// 开头，且不含用户名和密码，请核对。',
  'outgoing.inward':
    '{host} 指向本单位内部网络，系统不访问；确需访问的请由运维人员在 OUTGOING_ALLOW 中登记。',
  'outgoing.too_many_redirects': '该网址跳转次数过多，请填写最终的网址。',
  'outgoing.too_large': '{host} 返回的内容过大，没有读取。',
  'outgoing.slow': '{host} 长时间没有答复，请稍后重试。',
  'outgoing.failed': '连不上 {host}，请核对网址和网络后重试。',
} as const
