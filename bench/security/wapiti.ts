import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scan } from './scanner.ts'

interface Report {
  vulnerabilities: Record<string, { path: string; info: string }[]>
}

const modules = [
  ...['sql', 'timesql', 'xss', 'permanentxss', 'exec', 'file', 'crlf', 'redirect'],
  ...['ssrf', 'csp', 'http_headers', 'cookieflags', 'csrf', 'xxe'],
]

const FORGERY = 'Cross Site Request Forgery'

/** wapiti knows tokens alone. A form it names is posted as another site would: where that is refused it is no finding. */
async function refusesOthers(target: string, path: string): Promise<boolean> {
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
  const answer = await fetch(new URL(path, target), { method: 'POST', headers, body: new URLSearchParams() })
  await answer.arrayBuffer()
  return answer.status === 403
}

/** A third of the time to look around, the rest shared among the attacks. @returns how many findings */
export async function wapiti(target: string, minutes: number, folder: string): Promise<number> {
  const report = join(folder, 'wapiti.json')
  const options: Readonly<Record<string, string>> = {
    '-u': target,
    '--scope': 'domain',
    '-d': '4',
    '--max-links-per-page': '25',
    '--max-scan-time': String(minutes * 20),
    '--max-attack-time': String(Math.ceil((minutes * 40) / modules.length)),
    // It cannot unpack what it says it takes, and would see no link.
    '--header': 'Accept-Encoding: identity',
    '-m': modules.join(','),
    '-f': 'json',
    '-o': report,
    '-v': '1',
  }
  const printed = await scan('wapiti', options, ['--flush-session', '--no-bugreport'], minutes * 60 * 3)
  if (!existsSync(report)) throw new Error(`wapiti did not come to its end: ${printed.slice(-400)}`)
  const seen: Report = JSON.parse(readFileSync(report, 'utf8'))
  let found = 0
  for (const [kind, hits] of Object.entries(seen.vulnerabilities))
    for (const hit of hits) {
      const refused = kind === FORGERY && (await refusesOthers(target, hit.path))
      console.log(
        `wapiti  ${kind}: ${hit.path} ${hit.info}${refused ? ' (a post from another site is refused)' : ''}`,
      )
      if (!refused) found += 1
    }
  const pages = Number(/found (\d+) URLs/.exec(printed)?.[1] ?? 0)
  const attacks = printed.match(/Launching module \w+/g)?.length ?? 0
  console.log(`wapiti  ${pages} addresses and forms, ${attacks} attacks launched, ${found} findings`)
  // A scan that saw no more than the home page says nothing.
  if (pages < 100) throw new Error('wapiti found hardly a page')
  return found
}
