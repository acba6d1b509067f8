import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { open } from '../process.ts'
import { exit, type Terminal } from './terminal.ts'

const MOST_PAGES = 200_000
const personal = /^\/(console|api|search|my|requests\/(apply|track)|metrics|preferences)(\/|\?|$)/

/**
 * `yangguang export public FOLDER`: everything published as plain files, for a network that is reached one way only.
 * It begins at the home page and follows the portal's own links; what needs a program behind it is left out.
 */
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
    const { app, health } = await buildApp(opened.deps)
    health.ready = true
    const [seen, left] = [new Set(['/']), ['/']]
    let written = 0
    for (let at = left.pop(); at !== undefined && written < MOST_PAGES; at = left.pop()) {
      const answer = await app.inject({ url: at, headers: { host: 'localhost' } })
      if (answer.statusCode !== 200) continue
      const type = String(answer.headers['content-type'] ?? '')
      const file = join(draft, fileOf(at, type))
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, answer.rawPayload)
      written += 1
      if (!type.startsWith('text/html') && !type.startsWith('text/css')) continue
      for (const link of linksOf(answer.body, at)) {
        if (seen.has(link)) continue
        seen.add(link)
        left.push(link)
      }
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

/** The portal's own addresses on a page, without those that need a person or a program behind them. */
export function linksOf(html: string, base: string): string[] {
  const found = html.matchAll(/(?:href|src)="([^"#]+)|url\(["']?([^"')#]+)/g)
  return [...found].flatMap(([, attribute, style]) => {
    const text = (attribute ?? style ?? '').replaceAll('&amp;', '&')
    if (!URL.canParse(text, `http://localhost${base}`)) return []
    const url = new URL(text, `http://localhost${base}`)
    return url.host === 'localhost' && url.protocol === 'http:' && !personal.test(url.pathname)
      ? [`${url.pathname}${url.search}`]
      : []
  })
}

/** Where a page stands among plain files; a query becomes part of the name. */
export function fileOf(address: string, type: string): string {
  const url = new URL(address, 'http://localhost')
  const query = url.search === '' ? '' : `_${url.search.slice(1).replace(/[^\w.=-]/g, '_')}`
  const path = decodeURIComponent(url.pathname).replace(/\.\.+/g, '.')
  if (!type.startsWith('text/html')) return `${path}${query}`
  return path.endsWith('/') ? `${path}index${query}.html` : `${path}${query}/index.html`
}
