import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** The person who types the command: ourselves, or a plain user when we are root. */
const NOBODY = 65_534
const asRoot = process.getuid?.() === 0
const as = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
const checkout = join(import.meta.dirname, '..')
const home = mkdtempSync(join(tmpdir(), 'yangguang-start-'))
const tree = join(home, 'tree')
const nodeFolder = oldestNode()
/** The environment without what an npm above us has put into it. */
const machine = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))
let port = 0
const started: ChildProcess[] = []

/** An older Node of the machine if it has one: that is the Node most people start with. */
function oldestNode(): string {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => {
    const node = join(folder, 'node')
    if (!existsSync(node) || !existsSync(join(folder, 'npm'))) return false
    return spawnSync(node, ['--version'], { ...as, cwd: '/' }).status === 0
  })
  const major = (folder: string) =>
    Number(/v(\d+)/.exec(execFileSync(join(folder, 'node'), ['--version'], { encoding: 'utf8' }))?.[1])
  return folders.sort((a, b) => major(a) - major(b))[0] ?? dirname(process.execPath)
}

beforeAll(async () => {
  chmodSync(home, 0o755)
  mkdirSync(tree)
  const files = execFileSync('git', ['ls-files', '-zco', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  }).split('\0')
  for (const file of files.filter((name) => name && existsSync(join(checkout, name))))
    cpSync(join(checkout, file), join(tree, file))
  if (asRoot) {
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, tree])
    chownSync(home, NOBODY, NOBODY)
  }
  port = await freePort()
})

afterAll(async () => {
  for (const child of started) await ended(child, 'SIGTERM')
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 })
})

interface Started {
  child: ChildProcess
  output: () => string
}

/** `npm start` in a process group of its own, as a shell starts it. */
function start(env: Record<string, string> = {}): Started {
  const registry = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).stdout.trim()
  const child = spawn(join(nodeFolder, 'node'), ['launcher/start.mjs'], {
    ...as,
    cwd: tree,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      // Certificates and proxies of the machine stay.
      ...machine,
      PATH: `${nodeFolder}${delimiter}/usr/local/bin${delimiter}/usr/bin${delimiter}/bin`,
      HOME: home,
      npm_config_registry: registry,
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      DATA_DIR: join(tree, 'data'),
      INIT_CWD: tree,
      PORT: String(port),
      DEMO: '0',
      ...env,
    },
  })
  started.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  return { child, output: () => output }
}

const over = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<void> {
  if (over(child)) return
  const closed = new Promise((resolve) => child.once('close', resolve))
  if (signal && child.pid) process.kill(-child.pid, signal)
  await closed
}

async function serves({ child, output }: Started): Promise<void> {
  while (!over(child)) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error(`it ended before it served:\n${output()}`)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

test('an empty clone installs, builds and serves', async () => {
  const first = start()
  await serves(first)
  expect(first.output()).toContain('正在安装依赖')
  expect(first.output()).toContain('已就绪')
})

test('a port in use is said in one sentence', async () => {
  const second = start({ DATA_DIR: join(tree, 'data2') })
  await ended(second.child)
  expect(second.child.exitCode).toBe(1)
  expect(second.output()).toContain(`端口 ${port} 已被占用`)
  expect(second.output()).not.toContain('    at ')
})

test('after kill -9 of everything the next start serves, without installing or building', async () => {
  for (const child of started) await ended(child, 'SIGKILL')
  const again = start()
  await serves(again)
  expect(again.output()).not.toContain('正在安装')
  expect(again.output()).not.toContain('正在构建')
})

test('TERM to the process group ends server and database', async () => {
  const running = started.at(-1)
  const database = Number(readFileSync(join(tree, 'data/pg18/postmaster.pid'), 'utf8').split('\n')[0])
  if (running) await ended(running, 'SIGTERM')
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
  await expect.poll(() => existsSync(`/proc/${database}`), { timeout: 10_000 }).toBe(false)
})

test('a data folder that cannot be written is said in one sentence', async () => {
  const closed = join(home, 'closed')
  mkdirSync(closed, { mode: 0o555 })
  const attempt = start({ DATA_DIR: join(closed, 'data') })
  await ended(attempt.child)
  expect(attempt.child.exitCode).toBe(1)
  expect(attempt.output()).toMatch(/不可写：请修改其权限/)
  expect(attempt.output()).not.toContain('    at ')
})

test('a data folder of a newer version is said in one sentence', async () => {
  mkdirSync(join(home, 'newer/pg19'), { recursive: true })
  if (asRoot) execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, join(home, 'newer')])
  const attempt = start({ DATA_DIR: join(home, 'newer') })
  await ended(attempt.child)
  expect(attempt.child.exitCode).toBe(1)
  expect(attempt.output()).toContain('较新版本的程序')
})
