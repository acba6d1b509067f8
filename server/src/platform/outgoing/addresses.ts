import { BlockList, isIP, isIPv4 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Networks that are never somebody else's web site: loopback, private, link-local, shared, multicast, reserved. */
const inward = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inward.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  // Loopback, and IPv4 in the two old ways of writing it.
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const)
  inward.addSubnet(net, prefix, 'ipv6')

/** The IPv4 address inside an IPv4-mapped IPv6 one: `::ffff:127.0.0.1` and `::ffff:7f00:1` are both loopback. */
function plain(address: string): string {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const dotted = /^(?:0{0,4}:){0,5}:?ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (dotted) return dotted
  const hex = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(bare)
  if (!hex) return bare
  const [high, low] = [Number.parseInt(hex[1] ?? '0', 16), Number.parseInt(hex[2] ?? '0', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

export interface Exceptions {
  hosts: ReadonlySet<string>
  networks: BlockList
}

/** What the operator lets the program reach inside: host names, addresses, networks. */
export function readExceptions(entries: readonly string[]): Exceptions {
  const networks = new BlockList()
  const hosts = new Set<string>()
  for (const entry of entries) {
    const [net = '', prefix] = entry.split('/')
    const version = isIP(net)
    if (version === 0) hosts.add(entry.toLowerCase())
    else if (prefix === undefined) networks.addAddress(net, version === 4 ? 'ipv4' : 'ipv6')
    else networks.addSubnet(net, Number(prefix), version === 4 ? 'ipv4' : 'ipv6')
  }
  return { hosts, networks }
}

/** What this machine itself answers to: a firewall in front of it does not see what it sends to itself. */
const ownAddresses = () =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map((one) => one.address))

/** May an outgoing call go to this address? */
export function mayReach(address: string, allowed: BlockList, own = ownAddresses()): boolean {
  const target = plain(address)
  const version = isIP(target)
  if (version === 0) return false
  const family = isIPv4(target) ? 'ipv4' : 'ipv6'
  if (allowed.check(target, family)) return true
  const itself = new BlockList()
  for (const one of own) itself.addAddress(one, isIPv4(one) ? 'ipv4' : 'ipv6')
  return !inward.check(target, family) && !itself.check(target, family)
}
