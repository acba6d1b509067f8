import { BlockList, isIPv4 } from 'node:net'

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
