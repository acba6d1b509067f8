import { actorIn } from '#foundation/identity'
import { countEntries, latestHead, record, verifyLedger } from '#foundation/ledger'
import { type Clock, momentInShanghai } from '#platform/clock'
import { type Db, inTransaction } from '#platform/db'
import { type App, asAttachment } from '#platform/http'
import { checkUnusual } from './check-unusual.ts'
import { auditAsk, auditExport, auditPage, checkInput, unusual, verification } from './contract.ts'
import { auditCsv } from './csv.ts'
import { auditRows, filterOf } from './entries.ts'
import { nounLabels } from './kind-labels.ts'
import { unusualReads } from './unusual.ts'

const PAGE = 50
const MOST_COUNTED = 10_000
const MOST_EXPORTED = 20_000

/** The audit administrator reads the ledger, takes it along, and proves that nobody changed it. */
export function auditApi(app: App, db: Db, clock: Clock, publicKeyPem: string): void {
  const access = { for: ['audit_admin'], on: 'installation' } as const
  const tags = ['审计']

  app.route({
    method: 'GET',
    url: '/api/audit/entries',
    config: { access },
    schema: { tags, summary: '账本记录', querystring: auditAsk, response: { 200: auditPage } },
    async handler(request) {
      const { page, ...ask } = request.query
      const filter = filterOf(ask)
      const [rows, total] = await Promise.all([
        auditRows(db, filter, { limit: PAGE, offset: (page - 1) * PAGE }),
        countEntries(db, filter, MOST_COUNTED),
      ])
      return {
        rows,
        total,
        more: total === MOST_COUNTED,
        groups: Object.entries(nounLabels).map(([value, label]) => ({ value, label })),
      }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/audit/export',
    config: { access },
    schema: { tags, summary: '导出账本记录（标明导出人和时间，并记入账本）', body: auditExport },
    async handler(request, reply) {
      const actor = actorIn(request)
      const rows = await auditRows(db, filterOf(request.body), { limit: MOST_EXPORTED, offset: 0 })
      await inTransaction(db, (tx) =>
        record(tx, clock, {
          kind: 'audit.exported',
          subject: { kind: 'ledger', id: 'ledger' },
          actor: actor.id,
          payload: { rows: rows.length },
        }),
      )
      const mark = `账本记录，由 ${actor.name} 于 ${momentInShanghai(clock.now())} 导出，共 ${rows.length} 条，仅供审计使用`
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', asAttachment('账本记录.csv'))
        .send(auditCsv(rows, mark))
    },
  })

  app.route({
    method: 'POST',
    url: '/api/audit/verify',
    config: { access },
    schema: { tags, summary: '核验账本：重算哈希树并与签名树头比对', response: { 200: verification } },
    async handler(request) {
      const [result, head] = [await verifyLedger(db, publicKeyPem), await latestHead(db)]
      await inTransaction(db, (tx) =>
        record(tx, clock, {
          kind: 'audit.verified',
          subject: { kind: 'ledger', id: 'ledger' },
          actor: actorIn(request).id,
          payload: { size: result.size.toString(), faults: result.faults.length },
        }),
      )
      return {
        size: result.size.toString(),
        heads: result.heads,
        head: head ? { size: head.size, root: head.root, signedAt: head.signedAt, keyId: head.keyId } : null,
        faults: result.faults,
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/api/audit/unusual',
    config: { access },
    schema: { tags, summary: '异常查看个人信息', response: { 200: unusual } },
    handler: () => unusualReads(db, clock),
  })

  app.route({
    method: 'POST',
    url: '/api/audit/unusual/checks',
    config: { access },
    schema: { tags, summary: '登记异常查看的核查结论', body: checkInput },
    async handler(request, reply) {
      await inTransaction(db, (tx) => checkUnusual(tx, clock, actorIn(request).id, request.body))
      return reply.status(204).send()
    },
  })
}
