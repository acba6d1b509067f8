import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { verifyProof } from '#foundation/ledger'
import { sha256 } from '#platform/crypto'
import { textOf } from '#platform/html'
import { exit, type Terminal } from './terminal.ts'

const proofFile = z.object({
  /** Absent in the proof of a withdrawal. */
  edition: z.string().default(''),
  digest: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default(''),
  withdrawal: z.literal(true).optional(),
  publicKey: z.string(),
  proof: z.object({
    header: z.object({
      id: z.string(),
      kind: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      body: z.string().nullable(),
      actor: z.string().nullable(),
      recordedAt: z.string(),
    }),
    commitment: z.string(),
    opening: z.object({ salt: z.string(), payload: z.record(z.string(), z.json()) }).nullable(),
    position: z.string().regex(/^\d+$/),
    path: z.array(z.string()),
    head: z.object({
      size: z.string().regex(/^\d+$/),
      root: z.string(),
      signedAt: z.string(),
      keyId: z.string(),
      signature: z.string(),
    }),
  }),
})

const publications: ReadonlySet<string> = new Set(['document.published'])

/** `yangguang verify PROOF.json`: offline, without the platform that published. */
export async function verifyCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { key: { type: 'string' }, file: { type: 'string' }, page: { type: 'string' } },
  })
  const [file] = positionals
  if (!file) {
    terminal.say('请指定证明文件，例如：yangguang verify proof.json --key public.pem')
    return exit.unreadable
  }
  const parsed = proofFile.safeParse(await readJson(file))
  if (!parsed.success) {
    terminal.say(`${file}：不是本平台的证明文件，请从已发布信息页面重新下载 proof.json。`)
    return exit.unreadable
  }
  const { edition, digest, proof, publicKey } = parsed.data
  const given = values.key ? await readFile(values.key, 'utf8').catch(() => undefined) : publicKey
  if (given === undefined) {
    terminal.say(`读不到公钥文件 ${values.key}，请检查路径。`)
    return exit.unreadable
  }
  if (!values.key)
    terminal.say('没有用 --key 指定公钥，使用证明文件自带的公钥；请另行核对该公钥来自发布机关。')
  if (parsed.data.withdrawal) {
    if (proof.header.kind !== 'document.withdrawn' || !holds(proof, given)) {
      terminal.out('不成立：账本里没有这条撤回记录，或者签名与公钥不符。')
      return exit.findings
    }
    terminal.out(
      `成立：文件 ${proof.header.subjectId} 于${proof.header.recordedAt}撤回，账本第${proof.position}号记录。`,
    )
    return exit.ok
  }
  if (sha256(edition).toString('hex') !== digest) {
    terminal.out('不一致：版本内容与证明中的摘要不符，内容已被改动。')
    return exit.findings
  }
  const { kind, subjectId } = proof.header
  if (!publications.has(kind) || !isEditionOf(edition, subjectId)) {
    terminal.out('不成立：证明里的账本记录不是这份内容的发布记录。')
    return exit.findings
  }
  if (!holds(proof, given)) {
    terminal.out('不成立：该版本不在签名的账本里，或者签名与公钥不符。')
    return exit.findings
  }
  if (proof.opening?.payload.digest !== digest) {
    terminal.out('不成立：账本记录的摘要与这份内容不符。')
    return exit.findings
  }
  if (values.file && !(await attached(edition, values.file))) {
    terminal.out(`不一致：${values.file} 不是这个版本的附件，或者已被改动。`)
    return exit.findings
  }
  if (values.page && !(await savedPage(edition, values.page))) {
    terminal.out(`不一致：${values.page} 的标题或者正文与这个版本不同，不是这一页，或者已被改动。`)
    return exit.findings
  }
  const { position, head } = proof
  terminal.out(`成立：账本第${position}号记录，账本当时共${head.size}条，签名时间${head.signedAt}。`)
  return exit.ok
}

/** A downloaded file has the very bytes whose hash the edition names. */
async function attached(edition: string, file: string): Promise<boolean> {
  const content = await readFile(file).catch(() => undefined)
  if (!content) return false
  const named = z
    .object({ attachments: z.array(z.object({ hash: z.string() })) })
    .safeParse(JSON.parse(edition))
  const hash = sha256(content).toString('hex')
  return named.success && named.data.attachments.some((attachment) => attachment.hash === hash)
}

/** A page saved from the browser says word for word what the edition says; its looks and links may differ. */
async function savedPage(edition: string, file: string): Promise<boolean> {
  const html = await readFile(file, 'utf8').catch(() => '')
  const named = z.object({ title: z.string(), body: z.string() }).safeParse(JSON.parse(edition))
  if (!named.success) return false
  const heading = /<article[^>]*>[\s\S]*?<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1]
  // The text of a document holds no further division, so the first end is its own.
  const prose = /<div[^>]*class="[^"]*\bprose\b[^"]*"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1]
  if (heading === undefined || prose === undefined) return false
  const words = (text: string) => textOf(text).replace(/\s+/g, '')
  const title = named.data.title.replace(/\s+/g, '')
  return words(heading) === title && words(prose) === words(named.data.body)
}

/** The edition names the record it belongs to. */
function isEditionOf(edition: string, subject: string): boolean {
  try {
    const content: unknown = JSON.parse(edition)
    return (
      typeof content === 'object' && content !== null && 'document' in content && content.document === subject
    )
  } catch {
    return false
  }
}

function holds(proof: Parameters<typeof verifyProof>[0], key: string): boolean {
  try {
    return verifyProof(proof, key)
  } catch {
    return false
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return undefined
  }
}
