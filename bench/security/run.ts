/**
 * wapiti and sqlmap, as Debian ships them, over a running demonstration on this machine: bounded in time, and nowhere but
 * the loopback. node bench/security/run.ts [http://127.0.0.1:8080] — exit code 1 where either found something.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const target = new URL(process.argv[2] ?? 'http://127.0.0.1:8080')
if (!['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname)) {
  console.error('only a demonstration on this machine is scanned')
  process.exit(2)
}
const minutes = Number(process.env.MINUTES ?? 5)
const folder = mkdtempSync(join(tmpdir(), 'yangguang-scan-'))
let found = 0

function run(program: string, args: readonly string[], seconds: number): string {
  const done = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: seconds * 1_000,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (done.error && 'code' in done.error && done.error.code === 'ENOENT') {
    console.error(`${program} is not installed`)
    process.exit(2)
  }
  return `${done.stdout}${done.stderr}`
}

const report = join(folder, 'wapiti.json')
const modules =
  'sql,timesql,xss,permanentxss,exec,file,crlf,redirect,ssrf,csp,http_headers,cookieflags,csrf,xxe'
run(
  'wapiti',
  [
    '-u',
    target.href,
    '--scope',
    'domain',
    '--flush-session',
    '-d',
    '4',
    '--max-links-per-page',
    '25',
    '--max-scan-time',
    String(minutes * 60),
    '--max-attack-time',
    '40',
    '-m',
    modules,
    '-f',
    'json',
    '-o',
    report,
    '--no-bugreport',
    '-v',
    '0',
  ],
  minutes * 60 + 300,
)
interface WapitiReport {
  vulnerabilities: Record<string, { path: string; info: string }[]>
  infos?: { crawled_pages_nbr?: number }
}
const seen: WapitiReport = JSON.parse(readFileSync(report, 'utf8'))
for (const [kind, hits] of Object.entries(seen.vulnerabilities)) {
  for (const hit of hits) console.log(`wapiti  ${kind}: ${hit.path} ${hit.info}`)
  found += hits.length
}
console.log(`wapiti: ${seen.infos?.crawled_pages_nbr ?? '?'} pages, ${found} findings`)

const addresses = ['/search?q=test&page=1', '/api/find?q=test', '/list?page=1&column=1', '/documents?theme=1']
for (const address of addresses) {
  const text = run(
    'sqlmap',
    [
      '-u',
      new URL(address, target).href,
      '--batch',
      '--level',
      '2',
      '--risk',
      '1',
      '--technique',
      'BEUS',
      '--time-limit',
      '120',
      '--flush-session',
      '--output-dir',
      join(folder, 'sqlmap'),
      '--ignore-code',
      '401,403,404',
      '--disable-coloring',
    ],
    180,
  )
  const injectable = /is vulnerable|identified the following injection point/.test(text)
  console.log(`sqlmap  ${address}: ${injectable ? 'INJECTABLE' : 'not injectable'}`)
  if (injectable) found += 1
}
rmSync(folder, { recursive: true, force: true })
process.exitCode = found === 0 ? 0 : 1
