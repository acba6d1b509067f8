import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FEATURES = join(import.meta.dirname, '../console/src/features')

/** Every address of the console, read from where the features declare their screens. */
export function consoleAddresses(): string[] {
  const declared = readdirSync(FEATURES).flatMap((feature) => {
    const file = readdirSync(join(FEATURES, feature)).find((name) => /^feature\.tsx?$/.test(name))
    return file ? addressesIn(readFileSync(join(FEATURES, feature, file), 'utf8')) : []
  })
  return [...new Set(declared)].sort()
}

function addressesIn(text: string): string[] {
  const screens = [...text.matchAll(/\bscreen\(\s*'([^']+)'/g)].map(([, path = '']) => path)
  // Parts stand in the frame of the first screen of their feature.
  const [frame = ''] = screens
  const parts = [...text.matchAll(/\bpart\(\s*'([^']+)'/g)].map(
    ([, path = '']) => `${frame}/${path.replace(/^\//, '')}`,
  )
  return [...screens, ...parts]
}
