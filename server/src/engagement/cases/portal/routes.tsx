import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import type { CitizenDoor } from '#foundation/citizens'
import { type FileStore, takeHeldFiles } from '#foundation/files'
import {
  answersHuman,
  askHuman,
  badWordsIn,
  type ChosenFiles,
  guardWording,
  keepChosenFiles,
  keepPace,
} from '#foundation/guard'
import { openSerials } from '#foundation/numbering'
import { ruleAt } from '#foundation/rules'
import { type Clock, day, dayInShanghai, yearOf } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, isUuid, readForm, type SentForm, z } from '#platform/http'
import { type Entrance, isElder, type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { attachStored, FILES_MOST } from '../case-files.ts'
import { type ChannelRecord, channelOf, isOpenToPublic, listChannels } from '../channel.ts'
import { type CaseInput, caseInput } from '../contract.ts'
import { indicatorTable } from '../indicators.ts'
import { promiseOf } from '../promise.ts'
import { publicCase, publicCases } from '../public.ts'
import { caseRecord } from '../queries.ts'
import { seriesOf, submitCase } from '../submit-case.ts'
import { hotTopics } from '../topics.ts'
import { casesWording } from '../wording.ts'
import { channelPage, hubPage, letterPage, statisticsPage } from './read-pages.tsx'
import { statusRoutes } from './status-routes.tsx'
import { receiptPage, type Values, writePage } from './write-page.tsx'

const anyone = { access: { for: 'anyone' } } as const
const PAGE_SIZE = 20
const NONE: ChosenFiles = { basket: '', held: [], problems: {} }
const wording = { ...guardWording, ...casesWording }

/** The public side: write, follow, rate, and read what others asked. All of it works without script. */
export function casePages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
  more: readonly Entrance[],
  door: CitizenDoor,
): void {
  const drawSerial = openSerials(db)
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const openChannel = async (code: string): Promise<ChannelRecord> => {
    const channel = await channelOf(db, code)
    if (!isOpenToPublic(channel)) throw new Refusal('cases.no_channel', 404)
    return channel
  }
  const withNames = async (rows: Awaited<ReturnType<typeof publicCases>>['rows']) => {
    const bodies = await listBodies(db, clock.today(), [...new Set(rows.map((row) => row.bodyId))])
    return rows.map((row) => ({
      ...row,
      bodyName: bodies.find((body) => body.id === row.bodyId)?.shortName ?? '',
      day: dayInShanghai(row.publishedAt),
    }))
  }
  const yearScope = (year: number) => ({ from: day(`${year}-01-01`), until: day(`${year}-12-31`) })
  const receivers = async () => (await listBodies(db, clock.today())).filter((body) => body.receivesRequests)

  publicPage(app, cache, '/interaction', async (request, reads) => {
    reads('case', 'case_channel', 'body')
    const [channels, recent, year] = await Promise.all([
      listChannels(db),
      publicCases(db, undefined, 1, 10),
      indicatorTable(db, clock.now(), yearScope(yearOf(clock.today())), 'none'),
    ])
    const open = channels.filter(isOpenToPublic)
    return hubPage({
      ...(await frame(request)),
      channels: open,
      recent: await withNames(recent.rows),
      year,
      more,
    })
  })

  publicPage(
    app,
    cache,
    '/interaction/statistics',
    async (request, reads) => {
      reads('case', 'case_channel')
      const now = yearOf(clock.today())
      const asked = Number((request.query as { year?: string }).year ?? now)
      const year = Number.isInteger(asked) && asked >= 2008 && asked <= now ? asked : now
      const [byMonth, byChannel, topics] = await Promise.all([
        indicatorTable(db, clock.now(), yearScope(year), 'month'),
        indicatorTable(db, clock.now(), yearScope(year), 'channel'),
        hotTopics(db, yearScope(year), 5, 12),
      ])
      const years = Array.from({ length: 5 }, (_, back) => now - back)
      return statisticsPage({ ...(await frame(request)), year, years, byMonth, byChannel, topics })
    },
    ['year'],
  )

  publicPage(
    app,
    cache,
    '/interaction/:channel',
    async (request, reads) => {
      reads('case', 'case_channel', 'body')
      const { channel: code } = request.params as { channel: string }
      const channel = await openChannel(code)
      const pageNo = Math.max(1, Math.trunc(Number((request.query as { page?: string }).page ?? 1)) || 1)
      const { rows, total } = await publicCases(db, code, pageNo, PAGE_SIZE)
      return channelPage({
        ...(await frame(request)),
        channel,
        rows: await withNames(rows),
        pageNo,
        last: Math.max(1, Math.ceil(total / PAGE_SIZE)),
        promise: await promiseOf(db, channel, clock.today()),
      })
    },
    ['page'],
  )

  publicPage(app, cache, '/letters/:id', async (request, reads) => {
    const { id } = request.params as { id: string }
    if (!isUuid(id)) throw new Refusal('cases.not_found', 404)
    reads(`case:${id}`, 'body')
    const letter = await publicCase(db, id)
    if (!letter) throw new Refusal('cases.not_found', 404)
    const [channel, body] = await Promise.all([
      channelOf(db, letter.channel),
      getBody(db, letter.bodyId, clock.today()),
    ])
    return letterPage({
      ...(await frame(request)),
      letter,
      channel,
      bodyName: body?.name ?? '',
      asked: dayInShanghai(letter.submittedAt),
      answered: dayInShanghai(letter.answeredAt),
    })
  })

  const form = async (
    request: FastifyRequest,
    channel: ChannelRecord,
    values: Values,
    problems: Values,
    chosen: ChosenFiles = NONE,
  ) =>
    writePage({
      ...(await frame(request)),
      channel,
      bodies: channel.desk_body_id ? [] : await receivers(),
      values,
      problems,
      formKey: values.formKey ?? randomToken(16),
      chosen,
      question: askHuman(vault, clock),
      promise: await promiseOf(db, channel, clock.today()),
    })

  app.route({
    method: 'GET',
    url: '/interaction/:channel/new',
    config: anyone,
    async handler(request, reply) {
      const { channel: code } = request.params as { channel: string }
      const channel = await openChannel(code)
      const { body = '', title = '' } = request.query as { body?: string; title?: string }
      const values = { bodyId: body, title: title.slice(0, 50), matter: channel.matters[0] ?? '' }
      return sendPrivatePage(reply, await form(request, channel, values, {}))
    },
  })

  app.route({
    method: 'POST',
    url: '/interaction/:channel/new',
    config: anyone,
    async handler(request, reply) {
      const { channel: code } = request.params as { channel: string }
      const channel = await openChannel(code)
      const sent = await readForm(request, { tellLarge: true })
      const { values } = sent
      const chosen = await keepChosenFiles(db, clock, vault, files, sent, {
        address: request.ip,
        most: FILES_MOST,
        largeField: 'files',
      })
      const again = async (problems: Values, status = 422) =>
        sendPrivatePage(
          reply,
          await form(request, channel, values, { ...problems, ...chosen.problems }, chosen),
          status,
        )
      const parsed = caseInput.safeParse({ ...values, channel: code, consent: values.consent === 'yes' })
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error)
        return again(
          Object.fromEntries(
            Object.entries(fieldErrors).map(([name, messages]) => [name, messages?.[0] ?? '填写有误']),
          ),
        )
      }
      if (!answersHuman(vault, clock, values.question ?? '', values.answer ?? ''))
        return again({ answer: casesWording['cases.not_human'] ?? '' })
      if (Object.keys(chosen.problems).length > 0) return again({})
      try {
        const { number, code: secret } = await submitOnce(parsed.data, sent, chosen, request)
        const promise = await promiseOf(db, channel, clock.today())
        return sendPrivatePage(
          reply,
          receiptPage({ ...(await frame(request)), channel, number, code: secret, promise }),
        )
      } catch (error) {
        if (!(error instanceof Refusal) || error.status === 404) throw error
        const at = {
          'cases.name_needed': 'name',
          'cases.body_needed': 'bodyId',
          'cases.no_matter': 'matter',
          'guard.words_refused': 'asked',
        }[error.code]
        return again({ [at ?? 'answer']: sentenceFor(wording, error) }, error.status)
      }
    },
  })

  /** A form sent twice makes one case. The first answer is kept sealed, so that the retry shows the same code. */
  const submitOnce = async (
    input: CaseInput,
    sent: SentForm,
    chosen: ChosenFiles,
    request: FastifyRequest,
  ): Promise<{ number: string; code: string }> => {
    const formKey = sent.values.formKey ?? ''
    const words = await badWordsIn(db, input.title, input.asked)
    if (words[0]?.kind === 'refuse')
      throw new Refusal('guard.words_refused', 422, { words: words.map(({ word }) => word).join('、') })
    const serial = await drawSerial(...seriesOf(clock, input.channel))
    return inTransaction(db, async (tx) => {
      const work = async () => {
        const most = (await ruleAt(tx, 'guard.submits_per_hour', clock.today())).value
        await keepPace(tx, clock, vault, 'case', request.ip, most)
        const made = await submitCase(tx, clock, vault, undefined, input, { cameBy: 'online', serial })
        const { number, code } = made
        const held = chosen.held.length > 0 ? await takeHeldFiles(tx, clock, chosen.basket) : []
        const row = held.length > 0 ? await caseRecord(tx, made.id) : undefined
        if (row) for (const { file } of held) await attachStored(tx, clock, row, file)
        await door.keep(tx, request, 'case', made.id)
        return vault.seal(JSON.stringify({ number, code }), `case-form:${formKey}`).toString('base64')
      }
      const sealed = formKey === '' ? await work() : await once(tx, `case-form:${formKey}`, work)
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), `case-form:${formKey}`))
    })
  }
  statusRoutes(app, db, clock, files, door, frame)
}
