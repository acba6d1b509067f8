/**
 * Requests per second of one process for a cached page, beside nginx (one worker) serving the same bytes as a file, a bare
 * handler of Node that writes them, and behind nginx with the recipe of docs/operations. Medians of five rounds, taken in turn so that the machine's load meets all alike.
 *
 *   node bench/portal/run.ts [http://localhost:8080] [--path /documents/…] [--seconds 4] [--connections 32]
 *
 * Needs nginx and wrk.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { brotliDecompressSync } from 'node:zlib'
import { freePort } from '../program.ts'
import { companion, ended, workFolder } from '../work-folder.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    path: { type: 'string' },
    seconds: { type: 'string', default: '4' },
    connections: { type: 'string', default: '32' },
  },
})
const base = positionals[0] ?? 'http://localhost:8080'
const ROUNDS = 5
const [NGINX_FILE, NGINX_FRONT, BARE] = [await freePort(), await freePort(), await freePort()]

const path = options.path ?? (await firstArticle())
const fetched = await fetch(base + path, { headers: { 'accept-encoding': 'br' } })
const body = Buffer.from(await fetched.arrayBuffer())
// Node's fetch unpacks: the bytes on the wire are asked for separately, as a client without unpacking gets them.
const wire = execFileSync('curl', ['-s', '-H', 'Accept-Encoding: br', base + path], { maxBuffer: 1e8 })
if (!brotliDecompressSync(wire).equals(body)) throw new Error('the page changed while it was being read')

const folder = workFolder()
await mkdir(join(folder, 'www'), { recursive: true })
await writeFile(join(folder, 'www/page'), wire)
await writeFile(
  join(folder, 'nginx.conf'),
  `${process.getuid?.() === 0 ? 'user root; ' : ''}worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  proxy_cache_path ${folder}/cache keys_zone=portal:10m inactive=10m use_temp_path=off;
  server { listen 127.0.0.1:${NGINX_FILE}; root ${folder}/www; location = /page { default_type text/html; add_header content-encoding br; add_header etag '${fetched.headers.get('etag') ?? ''}'; } }
  upstream portal { server ${new URL(base).host}; keepalive 16; }
  server {
    listen 127.0.0.1:${NGINX_FRONT};
    open_file_cache max=10000 inactive=60s; open_file_cache_valid 1s;
    location / {
      proxy_pass http://portal; proxy_http_version 1.1; proxy_set_header connection ''; proxy_set_header host $http_host;
      proxy_cache portal; proxy_cache_key "$http_accept_encoding$cookie_yg_elder$host$request_uri"; proxy_cache_valid 200 1s;
      proxy_ignore_headers cache-control vary; proxy_cache_lock on; proxy_cache_use_stale updating; proxy_cache_background_update on;
    }
  }
}`,
)
const nginx = companion('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], {
  stdio: 'ignore',
})
await new Promise((resolve) => setTimeout(resolve, 500))

// What Node's own server can do at most: the same head and bytes, written by a handler that does nothing else.
const head = Object.fromEntries(fetched.headers)
const bare = companion(
  process.execPath,
  [
    '-e',
    `const [head, path, port] = [JSON.parse(process.argv[1]), process.argv[2], Number(process.argv[3])]
     const bytes = require('node:fs').readFileSync(path)
     require('node:http').createServer((_q, answer) => answer.writeHead(200, head).end(bytes)).listen(port, '127.0.0.1')`,
    JSON.stringify({ ...head, 'content-length': String(wire.length) }),
    join(folder, 'www/page'),
    String(BARE),
  ],
  { stdio: 'ignore' },
)

const targets = [
  ['one process', base + path],
  ['nginx, same bytes as a file', `http://127.0.0.1:${NGINX_FILE}/page`],
  ['bare handler of Node', `http://127.0.0.1:${BARE}/`],
  ['behind nginx with the recipe', `http://127.0.0.1:${NGINX_FRONT}${path}`],
] as const
const rates = new Map<string, number[]>(targets.map(([name]) => [name, []]))
try {
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, url] of targets) {
      const out = execFileSync(
        'wrk',
        [
          '-t1',
          `-c${options.connections}`,
          `-d${round === 0 ? 1 : options.seconds}s`,
          '-H',
          'Accept-Encoding: br',
          '-H',
          'User-Agent: bench-bot',
          url,
        ],
        { encoding: 'utf8' },
      )
      if (/Non-2xx/.test(out)) throw new Error(`${name}: ${out}`)
      // The first round warms everything up and is not counted.
      if (round > 0) rates.get(name)?.push(Number(/Requests\/sec:\s+([\d.]+)/.exec(out)?.[1] ?? 0))
    }
} finally {
  await Promise.all([ended(nginx), ended(bare)])
}

const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
const file = median(rates.get(targets[1][0]) ?? [])
console.log(
  `${path}: ${wire.length} bytes compressed, ${ROUNDS} rounds of ${options.seconds} s, ${options.connections} connections`,
)
for (const [name, values] of rates)
  console.log(
    `  ${name.padEnd(30)} ${median(values).toFixed(0).padStart(7)} requests/s   ÷ nginx file ${(median(values) / file).toFixed(2)}`,
  )

async function firstArticle(): Promise<string> {
  const html = await (await fetch(`${base}/columns/gfxwj`)).text()
  const found = /\/documents\/[0-9a-f-]{36}/.exec(html)?.[0]
  if (!found) throw new Error('no article was found; name one with --path')
  return found
}
