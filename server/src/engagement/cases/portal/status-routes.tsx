import type { FastifyReply, FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import type { CitizenDoor } from '#foundation/citizens'
import type { FileStore } from '#foundation/files'
import { guardWording } from '#foundation/guard'
import { type Clock, dayInShanghai } from '#platform/clock'
import { type Db, inTransaction, once, type Tx } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, asAttachment, isUuid, readForm, z } from '#platform/http'
import { type Site, sendPrivatePage } from '#portal'
import { rateCase } from '../after-case.ts'
import { attachFiles, filesForCitizen, readCaseFile } from '../case-files.ts'
import { channelOf } from '../channel.ts'
import { ratingInput } from '../contract.ts'
import {
  followUp,
  mayFollowUp,
  maySupplement,
  postsOf,
  supplementCase,
  withdrawConsent,
} from '../follow-up.ts'
import { shownState } from '../mine.ts'
import { caseRecord, openSteps } from '../queries.ts'
import type { CaseRecord } from '../store.ts'
import { caseByCode } from '../track.ts'
import { casesWording } from '../wording.ts'
import { type Said, statusPage, trackPage } from './status-page.tsx'

const anyone = { access: { for: 'anyone' } } as const
const wording = { ...guardWording, ...casesWording }
const moreInput = z.string().trim().min(5).max(4_000)
type Values = Readonly<Record<string, string>>

/** What the person who wrote does afterwards: follow, add, rate, take up again, take consent back. Works without script. */
export function statusRoutes(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  door: CitizenDoor,
  frame: (request: FastifyRequest) => Promise<{ site: Site; elder: boolean }>,
): void {
  app.route({
    method: 'GET',
    url: '/interaction/track',
    config: anyone,
    handler: async (request, reply) =>
      sendPrivatePage(reply, trackPage({ ...(await frame(request)), number: '', problem: undefined })),
  })

  app.route({
    method: 'POST',
    url: '/interaction/track',
    config: anyone,
    async handler(request, reply) {
      const { number = '', code = '' } = (await readForm(request)).values
      try {
        const row = await caseByCode(db, clock, number, code)
        return sendPrivatePage(reply, await statusOf(request, row, code, {}))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem = sentenceFor(wording, error)
        return sendPrivatePage(reply, trackPage({ ...(await frame(request)), number, problem }), error.status)
      }
    },
  })

  app.route({
    method: 'GET',
    url: '/mine/case/:id',
    config: anyone,
    async handler(request, reply) {
      const row = await heldCase(request, (request.params as { id: string }).id)
      return sendPrivatePage(reply, await statusOf(request, row, '', {}))
    },
  })

  /** A case of the signed-in citizen's own; nobody else learns that it exists. */
  const heldCase = async (request: FastifyRequest, id: string): Promise<CaseRecord> => {
    const held = isUuid(id) && (await door.holds(request, 'case', id))
    const row = held ? await caseRecord(db, id) : undefined
    if (!row) throw new Refusal('cases.not_found', 404)
    return row
  }
  const ownCase = (request: FastifyRequest, { id = '', number = '', code = '' }: Values) =>
    code === '' ? heldCase(request, id) : caseByCode(db, clock, number, code)

  /** One act of the citizen's: done once, answered with the page as it is then, typed words kept when refused. */
  const act = (
    url: string,
    work: (
      tx: Tx,
      row: CaseRecord,
      values: Values,
      sent: Awaited<ReturnType<typeof readForm>>,
    ) => Promise<string>,
  ) =>
    app.route({
      method: 'POST',
      url,
      config: anyone,
      async handler(request, reply) {
        const sent = await readForm(request)
        const { values } = sent
        const row = await ownCase(request, values)
        const said: Said = { at: url }
        try {
          said.told = await inTransaction(db, (tx) => {
            const key = values.formKey ? `case-act:${row.id}:${values.formKey}` : undefined
            const run = () => work(tx, row, values, sent)
            return key ? once(tx, key, run) : run()
          })
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          said.problem = sentenceFor(wording, error)
          said.typed = values.text ?? values.note ?? ''
        }
        const now = await ownCase(request, values)
        const html = await statusOf(request, now, values.code ?? '', said)
        return sendPrivatePage(reply, html, said.problem ? 422 : 200)
      },
    })

  act('/interaction/rate', async (tx, row, values) => {
    const parsed = ratingInput.safeParse(values)
    if (!parsed.success) throw new Refusal('cases.rating_needed', 422)
    const result = await rateCase(tx, clock, row.id, { version: Number(values.version), ...parsed.data })
    return result === 'redone' ? '感谢评价，我们会重新办理，并再次答复您。' : '感谢评价，来信已经办结。'
  })
  act('/interaction/more', async (tx, row, values, sent) => {
    const text = moreInput.safeParse(values.text)
    if (!text.success) throw new Refusal('cases.text_needed', 422)
    if (maySupplement(row)) {
      await supplementCase(tx, clock, row.id, { text: text.data })
      await attachFiles(tx, clock, files, row, sent.files)
      return '补充的情况已经转给办理单位。'
    }
    await followUp(tx, clock, row.id, { version: Number(values.version), text: text.data })
    await attachFiles(tx, clock, files, { ...row, round: row.round + 1 }, sent.files)
    return '已经重新办理，我们会再次答复您。'
  })
  act('/interaction/consent', async (tx, row) => {
    await withdrawConsent(tx, clock, row.id)
    return '已经撤回同意，来信和答复不再公开。'
  })

  app.route({
    method: 'POST',
    url: '/interaction/file',
    config: anyone,
    async handler(request, reply): Promise<FastifyReply> {
      const { values } = await readForm(request)
      const row = await ownCase(request, values)
      const shown = await filesForCitizen(db, row)
      if (!shown.some(({ file_id }) => file_id === values.file)) throw new Refusal('cases.no_file', 404)
      const { info, content } = await readCaseFile(db, files, row.id, values.file ?? '')
      return reply
        .type(info.mediaType)
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(info.name))
        .send(content)
    },
  })

  const statusOf = async (request: FastifyRequest, row: CaseRecord, code: string, said: Said) => {
    const [body, moments, channel, posts, shown, main] = await Promise.all([
      getBody(db, row.body_id, clock.today()),
      openSteps(db, clock, row.id),
      channelOf(db, row.channel),
      postsOf(db, row.id),
      filesForCitizen(db, row),
      row.merged_into ? caseRecord(db, row.merged_into) : undefined,
    ])
    const over = ['answered', 'closed', 'refused', 'merged', 'void'].includes(row.state)
    const due =
      over || row.state === 'suspended' || !row.due_at
        ? null
        : dayInShanghai(new Date(row.due_at.getTime() - 1))
    const ownReply = row.answered_at ? row.reply : row.refusal
    return statusPage({
      ...(await frame(request)),
      ...{ id: row.id, number: row.number, code, version: row.version, title: row.title, asked: row.asked },
      body: body?.name ?? '',
      stateLabel: shownState(row.state),
      due,
      // What was merged is answered with the case it went into.
      reply: main?.answered_at ? main.reply : ownReply,
      moments: [
        ...moments,
        ...(due
          ? [{ day: due, text: row.accepted_at ? '最迟于此日答复' : '最迟于此日受理', next: true }]
          : []),
      ],
      posts: posts.map(({ at, ...post }) => ({ ...post, day: dayInShanghai(at) })),
      files: shown.map((file) => ({ id: file.file_id, name: file.name, office: file.side === 'office' })),
      mayRate: row.state === 'answered' && channel.rates,
      more: maySupplement(row)
        ? 'supplement'
        : mayFollowUp(row, channel, clock.now())
          ? 'follow_up'
          : undefined,
      consented: row.consent && channel.publishes === 'consent',
      rating: row.rating,
      said,
    })
  }
}
