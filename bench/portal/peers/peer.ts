/** A content system beside ours: installed and run outside this repository, as its own documentation says. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A published document, in the fields every side stores in its own model. Body, column, theme and genre are records of their
 * own that a document points to, because they are renamed without touching it.
 */
export interface Text {
  title: string
  documentNumber: string
  publicBody: string
  /** Name of the column, which is read from its own record. */
  column: string
  theme: string
  genre: string
  writtenOn: string
  publishedAt: string
  keywords: readonly string[]
  body: string
}

export interface ListedColumn {
  name: string
  pages: number
}

/** Paths of articles with the names they point to, and of pages of twenty of columns with how many there are. */
export interface Reads {
  articles: readonly string[]
  lists: readonly string[]
}

export interface RunningPeer {
  origin: string
  asJson: Reads
  /** The same as pages, where its makers say how these are made. */
  asPages?: Reads
  stop(): Promise<void>
}

export interface Peer {
  name: string
  /** npm packages, pinned. */
  packages: readonly string[]
  /**
   * Brings it up on an empty database with all texts in it.
   * @param columns the lists whose pages are asked for in turn
   */
  start(
    folder: string,
    database: string,
    texts: readonly Text[],
    columns: readonly ListedColumn[],
  ): Promise<RunningPeer>
}

/** Installs once; a second run of the bench finds it there. */
export function install(folder: string, packages: readonly string[]): void {
  mkdirSync(folder, { recursive: true })
  const done = join(folder, '.installed')
  if (existsSync(done)) return
  writeFileSync(join(folder, 'package.json'), '{"name":"peer","private":true}\n')
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
