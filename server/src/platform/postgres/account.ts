import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

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
 * Runs a program of PostgreSQL under the account.
 * Root's folders are often closed to others, so the account may search and read them (and only that);
 * `dies-with-us` shuts the server down cleanly when this process is killed.
 */
export function spawnUnder(
  account: Account,
  program: string,
  args: readonly string[],
  options: SpawnOptions & { diesWithUs?: boolean },
): ChildProcess {
  const { diesWithUs, ...rest } = options
  if (existsSync(SETPRIV)) {
    const flags = diesWithUs ? ['--pdeathsig', 'INT'] : []
    if (account.other) {
      flags.push(`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups')
      flags.push('--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search')
    }
    return spawn(SETPRIV, [...flags, program, ...args], rest)
  }
  return spawn(program, [...args], account.other ? { ...rest, uid: account.uid, gid: account.gid } : rest)
}
