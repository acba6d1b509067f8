/**
 * The server's merge of a level: `node bench/merge/run.ts [BODIES]`, 3,000 unless told otherwise. Builds a city with that many
 * bodies, each with a published report, in a database of its own, then merges it as the screen asks for it: the first time,
 * and the median of five. Beside it stands the plain way: the whole texts read, parsed and handed to the library.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, stop } from 'esbuild'

const server = join(import.meta.dirname, '../../server')
const bundle = join(server, 'dist/bench/merge.js')
mkdirSync(join(server, 'dist/bench'), { recursive: true })
await build({
  entryPoints: [join(import.meta.dirname, 'measure.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  jsxFactory: 'h',
  jsxFragment: 'Fragment',
  logLevel: 'warning',
})
await stop()
const { measure } = await import(bundle)
await measure(Number(process.argv[2] ?? 3000))
rmSync(bundle)
