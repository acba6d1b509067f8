import { Readable } from 'node:stream'
import { latestHead, openLines, proveEntry, signedHeads } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { h } from '#platform/html'
import { type App, z } from '#platform/http'
import { page } from '../document.tsx'
import { isElder } from '../preferences.ts'
import { siteFor } from '../site.ts'
import { DataTable, FigureCards } from '../ui/tables.tsx'

const anyone = { access: { for: 'anyone' } } as const
const SHOWN = 20
const MOST_HEADS = 100_000
const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The transparency log as everybody may check it: signed heads, all its lines, and what a withdrawal left. */
export function ledgerPages(app: App, db: Db, clock: Clock, publicKeyPem: string): void {
  app.route({
    method: 'GET',
    url: '/ledger',
    config: anyone,
    async handler(request, reply) {
      const [site, heads, latest] = await Promise.all([
        siteFor(db, clock, request.host),
        signedHeads(db, SHOWN),
        latestHead(db),
      ])
      const html = page({
        site,
        elder: isElder(request),
        title: '公开账本',
        crumbs: [{ title: '公开账本' }],
        children: (
          <div class="panel">
            <h1>公开账本</h1>
            <p>
              本站每一次发布和撤回都记入一本只增不减的账本，账本的树根定时签名。任何人都可以下载账本和签名，在自己的计算机上核验已公开的内容没有被改动、倒签日期或者悄悄删除。
            </p>
            <FigureCards
              figures={[
                { label: '账本记录', value: latest?.size ?? '0' },
                { label: '最近签名', value: latest ? moment.format(new Date(latest.signedAt)) : '—' },
              ]}
            />
            <h2>下载</h2>
            <ul>
              <li>
                <a href="/ledger/heads.json" download>
                  全部签名树根
                </a>
              </li>
              <li>
                <a href="/ledger/entries.jsonl" download>
                  账本全部记录（不含个人信息和内容，只有时间、种类和校验值）
                </a>
              </li>
              <li>
                <a href="/ledger/public.pem" download>
                  签名公钥
                </a>
                （请另行向主办单位核对）
              </li>
            </ul>
            <h2>怎样核验</h2>
            <p>
              整本账本：<code>yangguang verify log heads.json entries.jsonl --key public.pem</code>
            </p>
            <p>
              一份文件：在文件页面下载完整性证明，然后执行{' '}
              <code>yangguang verify 证明.json --key public.pem</code>；核对下载的附件时再加上{' '}
              <code>--file 附件</code>，核对浏览器保存的网页时加上 <code>--page 网页.html</code>。
            </p>
            <DataTable
              id="heads"
              caption="最近的签名树根"
              head={[[{ label: '账本记录数' }, { label: '树根' }, { label: '签名时间' }]]}
              rows={heads.map((head) => ({
                heads: [{ label: head.size }],
                cells: [
                  { value: <code>{head.root.slice(0, 32)}…</code> },
                  { value: <span class="whole">{moment.format(new Date(head.signedAt))}</span> },
                ],
              }))}
            />
          </div>
        ),
      })
      return reply
        .headers({ 'cache-control': 'no-cache', vary: 'cookie' })
        .type('text/html; charset=utf-8')
        .send(html)
    },
  })

  app.route({
    method: 'GET',
    url: '/ledger/heads.json',
    config: anyone,
    schema: { tags: ['账本'], summary: '全部签名树根' },
    handler: async (_request, reply) =>
      reply
        .header('cache-control', 'no-cache')
        .send({ heads: await signedHeads(db, MOST_HEADS), publicKey: publicKeyPem }),
  })

  app.route({
    method: 'GET',
    url: '/ledger/public.pem',
    config: anyone,
    handler: (_request, reply) => reply.type('application/x-pem-file').send(publicKeyPem),
  })

  app.route({
    method: 'GET',
    url: '/ledger/entries.jsonl',
    config: anyone,
    schema: { tags: ['账本'], summary: '账本全部记录，每行一条' },
    handler(_request, reply) {
      const lines = async function* () {
        for await (const line of openLines(db)) yield `${JSON.stringify(line)}\n`
      }
      return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(lines()))
    },
  })

  app.route({
    method: 'GET',
    url: '/documents/:id/withdrawal-proof.json',
    config: anyone,
    schema: { tags: ['账本'], summary: '撤回记录的证明', params: z.object({ id: z.uuid() }) },
    async handler(request, reply) {
      const subject = { kind: 'document', id: request.params.id }
      const proof = await proveEntry(db, 'document.withdrawn', subject)
      if (!proof) throw new Refusal('documents.not_found', 404)
      return reply
        .header('cache-control', 'no-cache')
        .send({ withdrawal: true, proof, publicKey: publicKeyPem })
    },
  })
}
