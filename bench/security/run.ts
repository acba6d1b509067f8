/**
 * wapiti and sqlmap, as Debian ships them, over a demonstration on this machine: bounded in time, and nowhere but the
 * loopback. Exit code 1 where either found something.
 *
 *   node bench/security/run.ts            starts the built program for it
 *   node bench/security/run.ts URL        over one that runs already (with TRUST_PROXY=127.0.0.1)
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startProgram } from '../program.ts'

const given = process.argv[2]
const minutes = Number(process.env.MINUTES ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'yangguang-scan-'))

function run(program: string, args: readonly string[], seconds: number): string {
  const done = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: seconds * 1_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.error && 'code' in done.error && done.error.code === 'ENOENT')
    throw new Error(`${program} is not installed`)
  return `${done.stdout}${done.stderr}`
}

interface WapitiReport {
  vulnerabilities: Record<string, { path: string; info: string }[]>
}

function wapiti(target: URL): number {
  const report = join(folder, 'wapiti.json')
  const modules =
    'sql,timesql,xss,permanentxss,exec,file,crlf,redirect,ssrf,csp,http_headers,cookieflags,csrf,xxe'
  const options: Readonly<Record<string, string>> = {
    '-u': target.href,
    '--scope': 'domain',
    '-d': '4',
    '--max-links-per-page': '25',
    '--max-scan-time': String(minutes * 60),
    '--max-attack-time': '40',
    // As behind the HTTPS proxy that every installation has.
    '-H': 'X-Forwarded-Proto: https',
    // It cannot unpack what it says it takes, and would see no link.
    '--header': 'Accept-Encoding: identity',
    '-m': modules,
    '-f': 'json',
    '-o': report,
    '-v': '1',
  }
  const flags = ['--flush-session', '--no-bugreport']
  const printed = run('wapiti', [...Object.entries(options).flat(), ...flags], minutes * 60 + 300)
  const seen: WapitiReport = JSON.parse(readFileSync(report, 'utf8'))
  let found = 0
  for (const [kind, hits] of Object.entries(seen.vulnerabilities)) {
    for (const hit of hits) console.log(`wapiti  ${kind}: ${hit.path} ${hit.info}`)
    found += hits.length
  }
  const pages = Number(/found (\d+) URLs/.exec(printed)?.[1] ?? 0)
  console.log(`wapiti  ${pages} addresses and forms, ${found} findings`)
  // A scan that saw no more than the home page says nothing.
  if (pages < 100) throw new Error('wapiti found hardly a page')
  return found
}

/** Addresses with something to inject into: for everybody, and for an officer. */
const addresses = {
  public: ['/search?q=test&page=1', '/interaction/letters?q=test&page=1', '/archive?year=2026&page=1'],
  officer: ['/api/find?q=test', '/api/inbox/page?q=test&page=1', '/api/documents?q=test&page=1'],
}

function sqlmap(target: URL, address: string, cookie: string): number {
  const options: Readonly<Record<string, string>> = {
    '-u': new URL(address, target).href,
    '--level': '2',
    '--risk': '1',
    '--technique': 'BEUS',
    '--output-dir': join(folder, 'sqlmap'),
    '--ignore-code': '404',
    // The session holds in the browser it was opened in only, which is this program.
    ...(cookie ? { '--cookie': cookie, '--skip': 'yg_session', '--user-agent': 'node' } : {}),
  }
  const flags = ['--batch', '--flush-session', '--disable-coloring']
  const text = run('sqlmap', [...Object.entries(options).flat(), ...flags], 180)
  const injectable = /is vulnerable|identified the following injection point/.test(text)
  const tested = /not (?:appear to be )?injectable|not seem to be injectable|tested parameters/.test(text)
  console.log(
    `sqlmap  ${address}: ${injectable ? 'INJECTABLE' : tested ? 'not injectable' : `not tested: ${text.trim().split('\n').at(-1)}`}`,
  )
  return injectable || !tested ? 1 : 0
}

const program = given ? undefined : await startProgram({ TRUST_PROXY: '127.0.0.1' })
try {
  const target = new URL(given ?? program?.url ?? '')
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname))
    throw new Error('only a demonstration on this machine is scanned')
  let found = wapiti(target)
  for (const address of addresses.public) found += sqlmap(target, address, '')
  const cookie = (await program?.signIn('szfb.gk')) ?? ''
  if (cookie) for (const address of addresses.officer) found += sqlmap(target, address, cookie)
  process.exitCode = found === 0 ? 0 : 1
} finally {
  await program?.stop()
  rmSync(folder, { recursive: true, force: true })
}
