import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** An IPv4 address that came over an IPv6 socket is the IPv4 address. */
export function plainAddress(address: string): string {
  const inner = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return inner ?? address
}

/** Is this address on the list? An empty list lets everybody in. */
export function addressAllowed(list: readonly string[], address: string): boolean {
  if (list.length === 0) return true
  const allowed = new BlockList()
  for (const entry of list) {
    const [net = '', prefix] = entry.split('/')
    const family = isIPv4(net) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) allowed.addAddress(net, family)
    else allowed.addSubnet(net, Number(prefix), family)
  }
  const plain = plainAddress(address)
  return allowed.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
}

/** Whose the address is, for limits: a connection is given 2^64 addresses of IPv6, which count as one. */
export function neighbourhood(address: string): string {
  const plain = plainAddress(address)
  if (!isIPv6(plain)) return plain
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? []
  const groups = (part: string) => part.split(':').filter(Boolean)
  const [before, after] = [groups(head), groups(tail ?? '')]
  const zeros = Math.max(0, 8 - before.length - after.length)
  const all = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
