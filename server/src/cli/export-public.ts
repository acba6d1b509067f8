import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { forElsewhere, published, readersAt } from './crawl.ts'
import { exit, type Terminal } from './terminal.ts'

/** `yangguang export public FOLDER`: everything published as plain files, for any static web server or an archive. */
export async function exportPublic(
  args: readonly string[],
  config: Config,
  terminal: Terminal,
): Promise<number> {
  const [name] = args
  if (!name) {
    terminal.say('请指明导出到哪个文件夹：yangguang export public 文件夹')
    return exit.unreadable
  }
  const target = resolve(name)
  const draft = `${target}.part`
  await rm(draft, { recursive: true, force: true })
  const opened = await open(config, (line) => terminal.say(line))
  try {
    const { app, health } = await buildApp(forElsewhere(opened.deps))
    health.ready = true
    let written = 0
    for await (const { address, type, content } of published(
      app,
      readersAt(undefined, config.doors.portalUrl),
    )) {
      const file = join(draft, fileOf(address, type))
      await mkdir(dirname(file), { recursive: true })
      await pipeline(content instanceof Buffer ? Readable.from([content]) : content, createWriteStream(file))
      written += 1
    }
    await app.close()
    await rm(target, { recursive: true, force: true })
    await rename(draft, target)
    terminal.out(`已导出 ${written} 个文件到 ${target}。`)
    return exit.ok
  } finally {
    await opened.close()
  }
}

/** Where a page stands among plain files; a query becomes part of the name. */
function fileOf(address: string, type: string): string {
  const url = new URL(address, 'http://localhost')
  const query = url.search === '' ? '' : `_${url.search.slice(1).replace(/[^\w.=-]/g, '_')}`
  const path = decodeURIComponent(url.pathname).replace(/\.\.+/g, '.')
  if (!type.startsWith('text/html')) return `${path}${query}`
  return path.endsWith('/') ? `${path}index${query}.html` : `${path}${query}/index.html`
}
