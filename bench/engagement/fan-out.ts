/**
 * Interview fan-out: the built program with readers on real connections; every line is timed from the officer's POST to
 * its arrival at each reader (commit, ledger and broadcast included), beside a bare Node server that writes the same
 * bytes to the same number of readers. Build first.
 *
 *   npm run build && node bench/engagement/fan-out.ts [--readers 5000] [--lines 20]
 */
import { spawn } from 'node:child_process'
import http, { type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { companion, ended, workFolder } from '../work-folder.ts'

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '5000' },
    lines: { type: 'string', default: '20' },
    /** Set in the readers' process: the address they read. */
    read: { type: 'string' },
  },
})
const readers = Number(values.readers)
const lines = Number(values.lines)
const now = () => performance.timeOrigin + performance.now()
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

if (values.read) read(values.read)
else await measure()

/** The readers, in a process of their own. Prints "ready", then the delays once every line came everywhere. */
function read(url: string): void {
  const delays: number[] = []
  let open = 0
  const connect = () =>
    http
      .get(url, { agent: false }, (answer) => {
        open += 1
        if (open === readers) process.stdout.write('ready\n')
        answer.on('data', (part: Buffer) => {
          const arrived = now()
          for (const [, sent] of part.toString('latin1').matchAll(/sent=([\d.]+)/g))
            delays.push(arrived - Number(sent))
          if (delays.length < readers * lines) return
          delays.sort((a, b) => a - b)
          const at = (share: number) => Math.round(delays[Math.ceil(delays.length * share) - 1] ?? 0)
          process.stdout.write(
            `${JSON.stringify({ arrived: delays.length, p50: at(0.5), p99: at(0.99), most: at(1) })}\n`,
          )
          process.exit(0)
        })
      })
      .on('error', (error) => {
        process.stderr.write(`${error.message}\n`)
        process.exit(1)
      })
  for (let no = 0; no < readers; no++) setTimeout(connect, no / 2)
}

/** Starts the readers, says the lines once all are seated, and gives what the readers print. */
async function withReaders(url: string, say: (text: string) => Promise<void>): Promise<string> {
  const child = spawn(
    process.execPath,
    [import.meta.filename, '--read', url, '--readers', String(readers), '--lines', String(lines)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let printed = ''
  child.stdout.on('data', (part: Buffer) => {
    printed += part.toString()
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  while (!printed.includes('ready')) {
    if (child.exitCode !== null) throw new Error('the readers ended before they were seated')
    await pause(50)
  }
  await pause(2_000)
  for (let no = 0; no < lines; no++) {
    await say(`sent=${now()}`)
    await pause(500)
  }
  await ended
  return printed.replace('ready\n', '').trim()
}

async function measure(): Promise<void> {
  const data = workFolder()
  const port = 18_000 + (process.pid % 1_000)
  const base = `http://127.0.0.1:${port}`
  const program = companion(process.execPath, [join(import.meta.dirname, '../../server/dist/main.js')], {
    env: { ...process.env, DATA_DIR: data, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (
      !(await fetch(`${base}/healthz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    )
      await pause(300)
    const signed = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'szfb.xxy', password: 'Jinglan@2026' }),
    })
    const cookie = signed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const call = async (path: string, body?: object) => {
      const answer = await fetch(`${base}/api${path}`, {
        headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json() as Promise<{ id: string; bodyId: string }>
    }
    const { bodyId } = await call('/session')
    const times = { startsAt: '2026-12-01T09:00:00+08:00', endsAt: '2026-12-01T10:00:00+08:00' }
    const guests = [{ name: '某人', title: '局长', chief: true }]
    const { id } = await call('/interviews', {
      bodyId,
      title: '测量用访谈',
      intro: '测量用访谈',
      host: '主持人',
      guests,
      ...times,
    })
    await call(`/interviews/${id}/announce`, { version: 1 })
    await call(`/interviews/${id}/start`, { version: 2 })
    const ours = await withReaders(`${base}/interviews/${id}/live`, async (text) => {
      await call(`/interviews/${id}/lines`, { kind: 'host', speaker: '主持人', text })
    })
    console.log(`interview, ${readers} readers × ${lines} lines, ms from POST to arrival: ${ours}`)
  } finally {
    await ended(program)
  }

  const seats = new Set<ServerResponse>()
  const bare = http.createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 2000\n\n')
    seats.add(response)
  })
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const peer = await withReaders(`http://127.0.0.1:${(bare.address() as AddressInfo).port}`, async (text) => {
    const bytes = Buffer.from(
      `id: 1\nevent: line\ndata: ${JSON.stringify({ no: 1, kind: 'host', speaker: '主持人', text, picture: '', at: '' })}\n\n`,
    )
    for (const seat of seats) seat.write(bytes)
  })
  console.log(`bare writes, ${readers} readers × ${lines} lines, ms: ${peer}`)
  process.exit(0)
}
