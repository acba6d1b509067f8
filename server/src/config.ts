import { resolve } from 'node:path'

/** Everything the environment decides, read once. */
export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  logLevel: string
  secureCookies: boolean
  trustProxy: string
  /** Hosts, addresses and networks inside that outgoing calls may reach. */
  outgoingAllow: readonly string[]
  /** Factor of the demonstration city; 0 loads none. */
  demo: number
}

export class ConfigProblem extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigProblem('PORT 须为 0 到 65535 的整数。')
  const demo = Number(env.DEMO ?? 1)
  if (!Number.isInteger(demo) || demo < 0 || demo > 1000)
    throw new ConfigProblem('DEMO 须为 0（不装载演示数据）到 1000 的整数。')
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    dataDir: resolve(env.DATA_DIR ?? 'data'),
    databaseUrl: env.DATABASE_URL || undefined,
    logLevel: env.LOG_LEVEL ?? 'warn',
    secureCookies: env.SECURE_COOKIES === '1',
    trustProxy: env.TRUST_PROXY ?? '',
    outgoingAllow: listOf(env.OUTGOING_ALLOW),
    demo,
  }
}

function listOf(text: string | undefined): string[] {
  return (text ?? '').split(/[,，\s]+/).filter(Boolean)
}
