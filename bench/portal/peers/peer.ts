/** A content system beside ours: installed and run outside this repository, as its own documentation says. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A published document, in the fields every side stores in its own model. */
export interface Text {
  title: string
  documentNumber: string
  publicBody: string
  column: string
  writtenOn: string
  publishedAt: string
  keywords: readonly string[]
  body: string
}

export interface RunningPeer {
  /** Where one article is read, and a page of twenty of a column with how many there are. */
  article: string
  list: string
  stop(): Promise<void>
}

export interface Peer {
  name: string
  /** npm packages, pinned. */
  packages: readonly string[]
  /** Brings it up on an empty database with all texts in it. @param column the one that is listed */
  start(folder: string, database: string, texts: readonly Text[], column: string): Promise<RunningPeer>
}

/** Installs once; a second run of the bench finds it there. */
export function install(folder: string, packages: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  const done = join(folder, '.installed')
  if (existsSync(done)) return
  writeFileSync(join(folder, 'package.json'), '{"name":"peer","private":true,"type":"module"}\n')
  console.error(`installing ${packages.join(', ')}`)
  execFileSync(
    'npm',
    ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error', ...packages],
    {
      cwd: folder,
      stdio: ['ignore', 2, 2],
    },
  )
  writeFileSync(done, packages.join('\n'))
}

export function serve(
  program: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 2],
  })
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
}

export async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let turn = 0; turn < 1_200; turn++) {
    if (child.exitCode !== null) throw new Error(`the peer ended before it answered at ${url}`)
    const answer = await fetch(url).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return
    await sleep(500)
  }
  throw new Error(`the peer did not answer at ${url}`)
}
