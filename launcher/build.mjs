// Builds what changed: the server (one esbuild step, the same in development and production) and the console.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { alone, environmentWith, LaunchProblem, root, run, say } from './runtime.mjs'

/** Brings server/dist and console/dist up to date with their sources. */
export async function build(node, { console: withConsole = true } = {}) {
  const steps = [
    {
      stamp: 'server/dist/.stamp',
      inputs: ['server/src', 'annual-report/src', 'launcher/build.mjs', 'package-lock.json'],
      async work() {
        say('· 正在构建服务端……')
        await buildServer()
      },
    },
    ...(withConsole && existsSync(join(root, 'console/index.html')) ? [consoleStep(node)] : []),
  ]
  // Where nothing changed nothing is written: the folder may belong to somebody else than who starts the program.
  if (steps.every(isCurrent)) return
  await alone(async () => {
    for (const step of steps) await bring(step)
  })
}

const consoleStep = (node) => ({
  stamp: 'console/dist/.stamp',
  inputs: ['console', 'server/src', 'annual-report/src', 'package-lock.json'],
  async work() {
    say('· 正在构建工作台……')
    const vite = join(root, 'node_modules/vite/bin/vite.js')
    const code = await run(node, [vite, 'build', '--logLevel', 'warn'], {
      cwd: join(root, 'console'),
      env: environmentWith(node),
      stdio: ['ignore', 2, 2],
    })
    if (code !== 0) throw new LaunchProblem('工作台构建失败，原因见上。')
    precompress(join(root, 'console/dist/assets'))
  },
})

async function buildServer() {
  const { build: esbuild, stop } = await import('esbuild')
  const dependencies = (name) =>
    Object.keys(JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')).dependencies ?? {})
  const external = [...dependencies('server'), ...dependencies('annual-report')].filter(
    (name) => !name.startsWith('@yangguang/'),
  )
  const entries = {
    main: 'server/src/main.ts',
    cli: 'server/src/cli/main.ts',
    'report-worker': 'server/src/cli/batch/worker.ts',
    'scan-worker': 'server/src/foundation/scan/worker.ts',
    'words-worker': 'server/src/foundation/files/worker.ts',
    'redaction-worker': 'server/src/requests/redaction/worker.ts',
  }
  await esbuild({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).filter(([, file]) => existsSync(join(root, file))),
    ),
    outdir: 'server/dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    sourcemap: true,
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    external: external.flatMap((name) => [name, `${name}/*`]),
    logLevel: 'warning',
  })
  // Its helper process would otherwise stay as long as the server runs.
  await stop()
}

/** Brotli beside each file, once, so that the server never compresses the same bytes again. */
function precompress(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(js|css|svg)$/.test(name)) continue
    const content = readFileSync(join(folder, name))
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content, { params }))
  }
}

function isCurrent({ stamp, inputs }) {
  const path = join(root, stamp)
  return existsSync(path) && readFileSync(path, 'utf8') === fingerprint(inputs)
}

async function bring({ stamp, inputs, work }) {
  const path = join(root, stamp)
  const now = fingerprint(inputs)
  if (existsSync(path) && readFileSync(path, 'utf8') === now) return
  await work()
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, now)
}

/** Content hash of files and folders: a checkout that only changed its dates is not built again. */
function fingerprint(inputs) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const name = path.slice(root.length)
    if (/(^|\/)(node_modules|dist)$|\.test\.tsx?$/.test(name)) return
    if (statSync(path).isDirectory()) {
      for (const child of readdirSync(path).sort()) visit(join(path, child))
    } else {
      hash.update(`${name}\0`).update(readFileSync(path)).update('\0')
    }
  }
  for (const input of inputs) visit(join(root, input))
  return hash.digest('hex')
}
