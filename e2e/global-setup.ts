import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { end, hasBrowser, startProgram } from './house.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A data folder with the demonstration city, of which every test file takes a copy; empty without a browser. */
    demoData: string
  }
}

/** Builds the demonstration city once for all errands; with E2E_DEMO=folder one made before is taken, to save its minute. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!hasBrowser) {
    project.provide('demoData', '')
    return async () => {}
  }
  const made = process.env.E2E_DEMO
  if (made) {
    project.provide('demoData', made)
    return async () => {}
  }
  const folder = await mkdtemp(join(tmpdir(), 'yangguang-demo-'))
  await end(await startProgram(folder), 'SIGTERM')
  project.provide('demoData', folder)
  return () => rm(folder, { recursive: true, force: true })
}
