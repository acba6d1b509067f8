import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { PostgresProblem } from './problem.ts'

/** The system account PostgreSQL runs under: ours, or an unprivileged one when we are root. */
export interface Account {
  uid: number
  gid: number
  /** Are we root, so that another account is used? */
  other: boolean
}

const SETPRIV = '/usr/bin/setpriv'

export async function chooseAccount(): Promise<Account> {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? -1, other: false }
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const line = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody')
  return { uid: Number(line?.[2] ?? 65_534), gid: Number(line?.[3] ?? 65_534), other: true }
}

/**
 * Root must not work on a database of another account: what it wrote there, a key for instance, the service could not read.
 */
export async function refuseOthers(folder: string, account: Account): Promise<void> {
  const owner = account.other ? await stat(folder).catch(() => undefined) : undefined
  if (!owner || owner.uid === account.uid) return
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const name = lines.find(([, , uid]) => Number(uid) === owner.uid)?.[0] ?? `#${owner.uid}`
  throw new PostgresProblem(
    `${folder} 归账号 ${name} 所有：请以该账号运行，例如 sudo -E -u ${name} 后接原来的命令。没有改动任何内容。`,
  )
}

/** Flags of setpriv that put a program under the account; empty when it needs none. */
function accountFlags(account: Account): string[] {
  if (!account.other) return []
  // Root's folders are often closed to others, so the account may search and read them, and only that.
  const capability = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
  return [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', ...capability]
}

/** A container may withhold the capability, and an old setpriv the option: what cannot do it is not used. */
const usable = new Map<string, boolean>()
function setprivCan(flags: readonly string[]): boolean {
  const key = flags.join(' ')
  const known = usable.get(key)
  if (known !== undefined) return known
  const can = existsSync(SETPRIV) && spawnSync(SETPRIV, [...flags, '/bin/true']).status === 0
  usable.set(key, can)
  return can
}

/**
 * Starts a program of PostgreSQL under the account. With `diesWithUs` the system shuts it down cleanly when this
 * process is killed; where that cannot be had, the next start adopts the server that was left.
 */
export function spawnUnder(
  account: Account,
  program: string,
  args: readonly string[],
  options: SpawnOptions & { diesWithUs?: boolean },
): ChildProcess {
  const { diesWithUs, ...rest } = options
  const flags = [...(diesWithUs ? ['--pdeathsig', 'INT'] : []), ...accountFlags(account)]
  if (flags.length > 0 && setprivCan(flags)) return spawn(SETPRIV, [...flags, program, ...args], rest)
  return spawn(program, [...args], account.other ? { ...rest, uid: account.uid, gid: account.gid } : rest)
}
