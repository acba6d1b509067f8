/**
 * What a bench makes beside its figures: folders and programs. They go with it, however it ends, and what one left that was
 * killed outright goes before the next begins.
 */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const OWN_NAME = /^yangguang-bench-(\d+)-/
const SETPRIV = '/usr/bin/setpriv'

const companions = new Map<ChildProcess, NodeJS.Signals>()

/** A folder of its own that is taken away at the end. */
export function workFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(OWN_NAME.exec(name)?.[1] ?? process.pid)
    if (!isAlive(owner)) remove(join(tmpdir(), name))
  }
  const folder = mkdtempSync(join(tmpdir(), `yangguang-bench-${process.pid}-`))
  process.once('exit', () => remove(folder))
  return folder
}

/** Starts a program that is ended with this process by the signal it understands. */
export function companion(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  signal: NodeJS.Signals = 'SIGTERM',
): ChildProcess {
  // The system sends it also where nothing here can be done any more.
  const flags = ['--pdeathsig', signal.slice('SIG'.length), program, ...args]
  const child = existsSync(SETPRIV) ? spawn(SETPRIV, flags, options) : spawn(program, args, options)
  companions.set(child, signal)
  child.once('close', () => companions.delete(child))
  return child
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  process.once(signal, async () => {
    await Promise.all([...companions].map(([child, how]) => ended(child, how)))
    process.exit(code)
  })

/** Ends a companion and waits for its end. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill(signal)
  await gone
}

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
