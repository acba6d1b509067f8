/**
 * What a browser fetches before the console's first screen, compressed with brotli as it is served, beside the limit of
 * 400 KB. Run after a build: node bench/console/run.ts
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const LIMIT = 400 * 1024
const dist = join(import.meta.dirname, '../../console/dist')
const sizeOf = (path: string) =>
  brotliCompressSync(readFileSync(join(dist, path)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
  }).length

/** The page's own files and everything they import at once; what is fetched on going somewhere is not among them. */
function firstLoad(): string[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const seen = new Set(
    [...page.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].flatMap(([, path]) => path ?? []),
  )
  for (const path of seen) {
    if (!path.endsWith('.js')) continue
    const text = readFileSync(join(dist, path), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/g))
      if (name) seen.add(`assets/${name}`)
  }
  return [...seen]
}

const files = firstLoad().map((path) => ({ path, bytes: sizeOf(path) }))
const total = files.reduce((sum, file) => sum + file.bytes, sizeOf('index.html'))
for (const { path, bytes } of files.sort((a, b) => b.bytes - a.bytes))
  console.log(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${path}`)
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  in all, ${(total / LIMIT).toFixed(2)} of the limit`)
process.exitCode = total <= LIMIT ? 0 : 1
