import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** In DATA_DIR: when the last backup was finished, and how the last rehearsed restore went. */
const [BACKUP, REHEARSAL] = ['last-backup', 'last-restore-test']

export interface Rehearsal {
  at: Date
  good: boolean
}

export async function noteBackup(dataDir: string, at: Date): Promise<void> {
  await writeFile(join(dataDir, BACKUP), at.toISOString())
}

/** On a machine that only looks at backups there is no data folder, and nothing to note. */
export async function noteRehearsal(dataDir: string, { at, good }: Rehearsal): Promise<void> {
  if (existsSync(dataDir))
    await writeFile(join(dataDir, REHEARSAL), `${at.toISOString()} ${good ? 'good' : 'bad'}`)
}

export async function lastBackup(dataDir: string): Promise<Date | undefined> {
  const [at] = await words(join(dataDir, BACKUP))
  return at === undefined ? undefined : new Date(at)
}

export async function lastRehearsal(dataDir: string): Promise<Rehearsal | undefined> {
  const [at, result] = await words(join(dataDir, REHEARSAL))
  return at === undefined ? undefined : { at: new Date(at), good: result === 'good' }
}

async function words(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.trim().split(/\s+/).filter(Boolean)
}
