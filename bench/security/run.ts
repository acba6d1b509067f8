/**
 * wapiti and sqlmap, as Debian ships them, over a demonstration on this machine: bounded in time, and nowhere but the
 * loopback. Exit code 1 where either found something.
 *
 *   [MINUTES=20] node bench/security/run.ts            starts the built program for it
 *   [MINUTES=20] node bench/security/run.ts URL        over one that runs already (with TRUST_PROXY=127.0.0.1)
 */
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { sessionOf, startProgram } from '../program.ts'
import { workFolder } from '../work-folder.ts'
import { forwardTo } from './forwarder.ts'
import { type Aim, formOn, sqlmap } from './sqlmap.ts'
import { wapiti } from './wapiti.ts'

const minutes = Number(process.env.MINUTES ?? 5)

const searched: readonly Aim[] = [
  { path: '/search?q=test&page=1&year=2026&sort=date' },
  { path: '/api/search/suggest?q=test' },
  { path: '/interaction/mayor?q=test&page=1' },
  { path: '/columns/gfxwj?page=1&body=test' },
  { path: '/reports?year=2025&body=test' },
  { path: '/preferences?elder=1' },
]

const written = (target: string): Promise<Aim>[] => [
  formOn(target, '/requests/new'),
  formOn(target, '/requests/track'),
  formOn(target, '/interaction/mayor/new'),
  formOn(target, '/interaction/site-error/new'),
  formOn(target, '/interaction/track'),
  formOn(target, '/mine', '/mine/code'),
]

const officer = (cookie: string): Aim[] => [
  { path: '/api/find?q=test', cookie },
  { path: '/api/inbox/page?q=test&page=1', cookie },
  { path: '/api/documents?q=test&page=1', cookie },
  { path: '/api/search/office?q=test&page=1', cookie },
  { path: '/api/requests?q=test&page=1', cookie },
  { path: '/api/cases?q=test&page=1', cookie },
  { path: '/api/search/synonyms', data: '{"words":["test","words"]}', cookie },
]

const folder = workFolder()
const program = process.argv[2] ? undefined : await startProgram({ TRUST_PROXY: '127.0.0.1' })
const url = new URL(process.argv[2] ?? program?.url ?? '')
if (!['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
  throw new Error('only a demonstration on this machine is scanned')
const front = await forwardTo(url)
try {
  let found = await wapiti(`${front.url}/`, minutes, folder)
  const cookie = await sessionOf(url.origin, 'szfb.gk')
  const signIn = { path: '/api/session', data: '{"login":"szfb.gk","password":"test"}' }
  const aims = [...searched, ...(await Promise.all(written(front.url))), signIn, ...officer(cookie)]
  const inTurn = async () => {
    for (let aim = aims.shift(); aim; aim = aims.shift()) {
      const holes = await sqlmap(front.url, aim, await mkdtemp(join(folder, 'sqlmap-')))
      found += holes
    }
  }
  // Each waits for answers most of the time.
  await Promise.all([inTurn(), inTurn(), inTurn()])
  process.exitCode = found === 0 ? 0 : 1
} finally {
  await front.stop()
  await program?.stop()
}
