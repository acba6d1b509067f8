import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type OpenLine, verifyLog } from '#foundation/ledger'
import { exit, type Terminal } from './terminal.ts'

const headsFile = z.object({
  publicKey: z.string(),
  heads: z.array(
    z.object({
      size: z.string().regex(/^\d+$/),
      root: z.string(),
      signedAt: z.iso.datetime(),
      keyId: z.string(),
      signature: z.string(),
    }),
  ),
})
const line = z.object({
  position: z.string(),
  id: z.string(),
  kind: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  body: z.string().nullable(),
  actor: z.string().nullable(),
  recordedAt: z.string(),
  commitment: z.string().regex(/^[0-9a-f]{64}$/),
})

const problems = {
  gap: '编号不连续，有记录缺失',
  root: '重新计算的树根与签名的树根不符，记录被改动过',
  signature: '签名与公钥不符',
  beyond: '签名的树根超出了所给的记录',
} as const

/** `yangguang verify log HEADS ENTRIES`: a downloaded log against the public heads, offline. */
export async function verifyLogCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' } },
  })
  const [headsAt, entriesAt] = positionals
  if (!headsAt || !entriesAt) {
    terminal.say(
      '请指定签名树根和账本记录，例如：yangguang verify log heads.json entries.jsonl --key public.pem',
    )
    return exit.unreadable
  }
  const text = await readFile(headsAt, 'utf8').catch(() => '')
  const parsed = headsFile.safeParse(parseJson(text))
  const key = values.key ? await readFile(values.key, 'utf8').catch(() => undefined) : parsed.data?.publicKey
  if (!parsed.success || key === undefined) {
    terminal.say(
      parsed.success
        ? `读不到公钥文件 ${values.key}，请检查路径。`
        : `${headsAt}：不是签名树根文件，请从公开账本页面重新下载。`,
    )
    return exit.unreadable
  }
  if (!values.key) terminal.say('没有用 --key 指定公钥，使用文件自带的公钥；请另行核对该公钥来自发布机关。')
  try {
    const { size, agreeing, faults } = await verifyLog(linesOf(entriesAt), parsed.data.heads, key)
    for (const { position, problem } of faults.slice(0, 20))
      terminal.out(`  第${position}号：${problems[problem]}`)
    terminal.out(
      faults.length === 0
        ? `成立：账本共${size}条记录，与${agreeing}个签名树根全部相符。`
        : `不成立：账本共${size}条记录，发现${faults.length}处问题。`,
    )
    return faults.length === 0 ? exit.ok : exit.findings
  } catch {
    terminal.say(`${entriesAt}：不是账本记录文件，请从公开账本页面重新下载。`)
    return exit.unreadable
  }
}

async function* linesOf(file: string): AsyncGenerator<OpenLine> {
  for await (const text of createInterface({ input: createReadStream(file) }))
    yield line.parse(parseJson(text))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
