import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a running server says of itself in `postmaster.pid`. */
export interface Running {
  pid: number
  port: number
  /** Folder of its socket; empty where it only listens on the loopback address. */
  socket: string
  ready: boolean
}

/** The server of this data folder, if its process is alive. A file that names another program's process is removed. */
export async function readPidFile(folder: string): Promise<Running | undefined> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined
  if (await isAnotherProgram(pid, folder)) {
    // After a restart of the machine the number belongs to somebody else; PostgreSQL would refuse to start for it.
    await rm(join(folder, 'postmaster.pid'), { force: true })
    return undefined
  }
  return { pid, port: Number(lines[3]), socket: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Only Linux tells; elsewhere the file is believed. */
async function isAnotherProgram(pid: number, folder: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)
  // An empty one is a process that is just ending.
  return Boolean(command) && command?.includes(folder) === false
}
