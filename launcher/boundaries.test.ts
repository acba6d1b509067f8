import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const check = join(import.meta.dirname, '../scripts/check-boundaries.mjs')
let tree: string

beforeEach(async () => {
  tree = await mkdtemp(join(tmpdir(), 'yangguang-boundaries-'))
})

afterEach(() => rm(tree, { recursive: true, force: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, path)), { recursive: true })
  await writeFile(join(tree, path), text)
}

/** What the check says of a tree in which one file imports another. */
async function verdict(from: string, to: string): Promise<{ code: number | null; text: string }> {
  await put(to, 'export const value = 1\n')
  const path = relative(dirname(from), to)
  const specifier = path.startsWith('.') ? path : `./${path}`
  await put(from, `import { value } from '${specifier}'\nexport const other = value\n`)
  const folders = [...new Set([from, to].map((file) => file.split('/')[0] ?? ''))]
  const done = spawnSync(process.execPath, [check, ...folders], { cwd: tree, encoding: 'utf8' })
  return { code: done.status, text: done.stderr }
}

test.each([
  ['platform-knows-no-wing', 'server/src/platform/db/index.ts', 'server/src/foundation/bodies/index.ts'],
  [
    'foundation-is-below',
    'server/src/foundation/bodies/index.ts',
    'server/src/publication/catalogue/index.ts',
  ],
  ['foundation-storey-0', 'server/src/foundation/calendar/index.ts', 'server/src/foundation/review/index.ts'],
  ['foundation-storey-1', 'server/src/foundation/bodies/index.ts', 'server/src/foundation/people/index.ts'],
  [
    'publication-is-below',
    'server/src/publication/catalogue/index.ts',
    'server/src/requests/requests/index.ts',
  ],
  [
    'requests-and-engagement-apart',
    'server/src/requests/requests/index.ts',
    'server/src/engagement/cases/index.ts',
  ],
  [
    'engagement-and-requests-apart',
    'server/src/engagement/cases/index.ts',
    'server/src/requests/fees/index.ts',
  ],
  ['portal-serves-wings', 'server/src/portal/index.ts', 'server/src/publication/catalogue/index.ts'],
  ['through-the-door', 'server/src/requests/requests/decide.ts', 'server/src/foundation/bodies/store.ts'],
  ['rules-without-io', 'server/src/requests/requests/policy.ts', 'server/src/platform/db/index.ts'],
  ['library-stands-alone', 'annual-report/src/index.ts', 'server/src/platform/clock/index.ts'],
  ['console-knows-contracts', 'console/src/app/app.tsx', 'server/src/foundation/bodies/index.ts'],
  ['nobody-imports-the-root', 'server/src/requests/requests/index.ts', 'server/src/app.ts'],
])('%s bites', async (rule, from, to) => {
  const { code, text } = await verdict(from, to)
  expect(text).toContain(rule)
  expect(code).toBe(1)
})

test.each([
  ['server/src/requests/requests/index.ts', 'server/src/foundation/bodies/index.ts'],
  ['server/src/oversight/training/index.ts', 'server/src/requests/requests/index.ts'],
  ['server/src/requests/requests/portal/pages.ts', 'server/src/portal/index.ts'],
  ['console/src/app/app.tsx', 'server/src/foundation/bodies/contract.ts'],
  ['server/src/app.ts', 'server/src/requests/requests/index.ts'],
])('%s may import %s', async (from, to) => {
  expect(await verdict(from, to)).toMatchObject({ code: 0 })
})

test('two modules that need each other are a cycle', async () => {
  await put('server/src/b.ts', "import { a } from './a.ts'\nexport const b = () => a\n")
  await put('server/src/a.ts', "import { b } from './b.ts'\nexport const a = () => b\n")
  const done = spawnSync(process.execPath, [check, 'server'], { cwd: tree, encoding: 'utf8' })
  expect(done.stderr).toContain('no-cycles')
})
