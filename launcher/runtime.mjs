// Phase 1: a recent Node. Runs on any Node from 18 on and depends on nothing that has to be installed first.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const NODE_VERSION = '24.21.0'
const NEEDED = 24

/** A sentence for the person who typed the command; no stack. */
export class LaunchProblem extends Error {}

export const say = (line) => process.stderr.write(`${line}\n`)

/** The path of a Node that is recent enough; fetched from the registry when this one is older. */
export async function ensureNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath
  const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const folder = join(root, '.runtime')
  const binary = join(
    folder,
    'node_modules',
    packageName,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  )
  if (!existsSync(binary) || !runs(binary)) {
    say(`· 本机 Node ${process.versions.node} 较旧，正在取得 Node ${NODE_VERSION}（约 50 MB，仅此一次）……`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
    await npm(process.execPath, [...args, `${packageName}@${NODE_VERSION}`], folder)
    if (!runs(binary))
      throw new LaunchProblem(`取得的 Node 不能在本机运行，请自行安装 Node ${NEEDED} 或更高版本。`)
  }
  return binary
}

function runs(binary) {
  return spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout?.trim() === `v${NODE_VERSION}`
}

/** Environment in which `node` is the given one, for everything we start. */
export function environmentWith(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

/** Runs npm under the given Node. */
export async function npm(node, args, cwd) {
  const code = await run(node, [npmCli(), ...args], {
    cwd,
    env: environmentWith(node),
    stdio: ['ignore', 2, 2],
  })
  if (code !== 0)
    throw new LaunchProblem(
      `npm 安装失败（退出码 ${code}），请检查网络和磁盘空间后重试；上面几行是 npm 给出的原因。`,
    )
}

function npmCli() {
  const given = process.env.npm_execpath
  if (given?.endsWith('npm-cli.js')) return given
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const candidate = join(folder, 'npm')
    if (existsSync(candidate)) {
      const real = realpathSync(candidate)
      if (real.endsWith('.js')) return real
      const beside = join(dirname(real), '../lib/node_modules/npm/bin/npm-cli.js')
      if (existsSync(beside)) return beside
    }
  }
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  if (existsSync(beside)) return beside
  throw new LaunchProblem('没有找到 npm，请安装带有 npm 的 Node 后重试。')
}

/** Starts a program, hands signals on to it, and gives its exit code. */
export function run(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const hand = (signal) => child.kill(signal)
    // Ctrl-C reaches the whole group by itself; a plain kill of the launcher is handed on here.
    process.on('SIGTERM', hand)
    process.on('SIGHUP', hand)
    const ignore = () => {}
    process.on('SIGINT', ignore)
    child.once('error', reject)
    child.once('close', (code, signal) => {
      process.off('SIGTERM', hand)
      process.off('SIGHUP', hand)
      process.off('SIGINT', ignore)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143))
    })
  })
}

/** Nobody prepares a checkout for longer than this. */
const LONGEST_MS = 30 * 60_000

/** Runs `work` while no other launcher prepares the same checkout. */
export async function alone(work) {
  const lock = join(root, '.runtime', 'lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (let turn = 0; ; turn++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const owner = Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0)
      // After a power cut the number may be that of any other process, which would be waited for without end.
      const old = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > LONGEST_MS
      if (owner === process.pid || !isAlive(owner) || old) rmSync(lock, { force: true })
      else if (turn === 0) say('· 另一个启动程序正在准备，稍候……')
      await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function isAlive(pid) {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Ends the process with one sentence when the problem is one a person can mend. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    const writing = { EACCES: '没有写入权限', EROFS: '文件夹只读', ENOSPC: '磁盘已满' }[error.code]
    if (writing) say(`${writing}：${error.path ?? root}。请修改后重试。`)
    else say(error instanceof LaunchProblem ? error.message : error.stack)
    process.exitCode = 1
  }
}
