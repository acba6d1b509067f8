import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** True where a program of that name may be started. */
export function isProgram(place: string): boolean {
  try {
    accessSync(place, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first of these names on a path, or undefined. */
export function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram)
}

/** A folder for one piece of work with a program outside, gone afterwards. */
export async function inOwnFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await ownFolder()
  try {
    return await work(folder)
  } finally {
    await dropFolder(folder)
  }
}

export const ownFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'yangguang-program-'))
export const dropFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 3 })

/**
 * Runs a program outside without a shell. It sees nothing of this process: the folder is its home and all it is given, there
 * are no variables of ours, and after its time it ends with all its children.
 */
export function runProgram(
  program: string,
  options: readonly string[],
  { folder, seconds }: { folder: string; seconds: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      detached: true,
      stdio: 'ignore',
      env: { HOME: folder, TMPDIR: folder, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' },
    })
    const late = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), seconds * 1000)
    child.once('error', (error) => {
      clearTimeout(late)
      reject(error)
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code ?? 'a signal'}`))
    })
  })
}
