import type { FastifyRequest } from 'fastify'
import { getBody, listBodies } from '#foundation/bodies'
import type { CitizenDoor } from '#foundation/citizens'
import { type FileStore, heldFiles, keepHeldFiles, takeHeldFiles } from '#foundation/files'
import { keepChosenFiles, keepPace, slowGuessing } from '#foundation/guard'
import { postgresSearch } from '#foundation/search'
import { addDays, type Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, readForm, z } from '#platform/http'
import { isElder, type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { SAVED_DAYS, savedForm, saveForm } from '../by-applicant.ts'
import { addStoredFile } from '../files.ts'
import { submitRequest } from '../submit-request.ts'
import { requestsWording } from '../wording.ts'
import { applyPage, entrancePage, receiptPage, resumePage, type Values } from './apply-page.tsx'
import { foundFragment } from './found.tsx'
import { helpPage } from './help-page.tsx'
import { limitsOn } from './limits.ts'
import { prefillFor } from './prefill.ts'
import { type Application, othersOf, parseApplication, purposes } from './sent-application.ts'

const anyone = { access: { for: 'anyone' } } as const
const suggestQuery = z.object({ q: z.string().max(4000).default('').catch('') })
const MOST_SAVES = 20
const MOST_FILES = 5

/** Applying: the entrance, the form with its files, putting it aside and taking it up again. All without script. */
export function applyPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  cache: PageCache,
  door: CitizenDoor,
): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const receivers = async () => (await listBodies(db, clock.today())).filter((body) => body.receivesRequests)

  publicPage(app, cache, '/requests', async (request, reads) => {
    reads('body')
    const limits = await limitsOn(db, clock.today())
    return entrancePage({ ...(await frame(request)), bodies: await receivers(), limits })
  })
  publicPage(app, cache, '/requests/help', async (request, reads) => {
    reads('body')
    const limits = await limitsOn(db, clock.today())
    return helpPage({ ...(await frame(request)), bodies: await receivers(), limits })
  })

  app.route({
    method: 'GET',
    url: '/requests/new',
    config: anyone,
    async handler(request, reply) {
      const { body, form } = request.query as { body?: string; form?: string }
      const account = await door.of(request)
      const known = account ? await prefillFor(db, vault, account) : {}
      const values = {
        ...known,
        bodyId: body ?? '',
        wantedForm: 'electronic',
        deliveryWay: 'online',
        form: form ?? known.form ?? 'citizen',
      }
      const shown = { values, problems: {}, formKey: randomToken(16), bodies: await receivers() }
      return sendPrivatePage(
        reply,
        applyPage({
          ...(await frame(request)),
          ...shown,
          basket: '',
          kept: [],
          signedIn: account !== undefined,
        }),
      )
    },
  })

  app.route({
    method: 'POST',
    url: '/requests/new',
    config: anyone,
    async handler(request, reply) {
      const sent = await readForm(request, { tellLarge: true })
      const { values } = sent
      const formKey = values.formKey ?? randomToken(16)
      const chosen = await keepChosenFiles(db, clock, vault, files, sent, {
        address: request.ip,
        most: MOST_FILES,
        largeField: 'files',
      })
      const { basket, held } = chosen
      const show = async (more: Partial<Parameters<typeof applyPage>[0]>, status = 200) => {
        const shown = { values, problems: chosen.problems, formKey, bodies: await receivers() }
        const form = { ...shown, basket: held.length > 0 ? basket : '', kept: held }
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form, ...more }), status)
      }
      switch (values.act) {
        case 'check':
          return show({ found: { hits: await publicAlready(values.asked ?? '') } })
        case 'citizen':
        case 'organisation': {
          // What fits one form only is left out of the other.
          const { applicantType: _, documentKind: __, ...kept } = values
          return show({ values: { ...kept, form: values.act } })
        }
        case 'another':
          return show({ values: { ...values, others: String(othersOf(values) + 1) } })
        case 'save':
          return show({ saved: await putAside(request, values, held.length > 0 ? basket : '') })
      }
      const parsed = parseApplication(values, chosen.problems)
      if ('problems' in parsed) return show({ problems: parsed.problems }, 422)
      const result = await submitOnce(request, parsed.application, values.formKey ?? '', basket).catch(
        (error: unknown) => {
          if (!(error instanceof Refusal) || error.status >= 500) throw error
          const field = error.code.startsWith('requests.file') ? 'files' : 'bodyId'
          return { problems: { [field]: sentenceFor(requestsWording, error) } }
        },
      )
      if ('problems' in result) return show(result, 422)
      const body = await getBody(db, parsed.application.input.bodyId, clock.today())
      const mine = (await door.of(request)) !== undefined
      const shown = {
        ...result,
        body: body?.name ?? '',
        on: clock.today(),
        mine,
        limits: await limitsOn(db, clock.today()),
      }
      return sendPrivatePage(reply, receiptPage({ ...(await frame(request)), ...shown }))
    },
  })

  const putAside = (request: FastifyRequest, { formKey: _, act: __, ...kept }: Values, basket: string) =>
    inTransaction(db, async (tx) => {
      await keepPace(tx, clock, vault, 'requests.save', request.ip, MOST_SAVES)
      await keepHeldFiles(tx, basket, addDays(clock.today(), SAVED_DAYS))
      return saveForm(tx, clock, vault, { ...kept, basket })
    })

  /** A form sent twice makes one request. The first answer is kept sealed, so that the retry shows the same code. */
  const submitOnce = (
    request: FastifyRequest,
    application: Application,
    formKey: string,
    basket: string,
  ): Promise<{ number: string; code: string }> =>
    inTransaction(db, async (tx) => {
      const work = async () => {
        const { input, others, needsHelp } = application
        const { id, number, code } = await submitRequest(tx, clock, vault, undefined, input, {
          channel: 'online',
          arrivedOn: clock.today(),
          others,
          needsHelp,
        })
        for (const { field, file } of await takeHeldFiles(tx, clock, basket)) {
          const purpose = purposes[field]
          const title = file.name.replace(/\.[^.]+$/, '').slice(0, 200)
          if (purpose) await addStoredFile(tx, clock, undefined, id, { purpose, title, pages: null }, file)
        }
        await door.keep(tx, request, 'request', id)
        return vault.seal(JSON.stringify({ number, code }), `form:${formKey}`).toString('base64')
      }
      const sealed = formKey === '' ? await work() : await once(tx, `form:${formKey}`, work)
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), `form:${formKey}`))
    })

  app.route({
    method: 'GET',
    url: '/requests/resume',
    config: anyone,
    handler: async (request, reply) =>
      sendPrivatePage(reply, resumePage({ ...(await frame(request)), problem: undefined })),
  })
  app.route({
    method: 'POST',
    url: '/requests/resume',
    config: anyone,
    async handler(request, reply) {
      const { values: given } = await readForm(request)
      try {
        const values = await slowGuessing(db, clock, `resume:${request.ip}`, (tx) =>
          savedForm(tx, clock, vault, given.saved ?? '').catch(() => undefined),
        )
        if (!values) throw new Refusal('requests.nothing_saved', 404)
        const basket = values.basket ?? ''
        const form = { values, problems: {}, formKey: randomToken(16), bodies: await receivers() }
        const kept = await heldFiles(db, clock, basket)
        return sendPrivatePage(reply, applyPage({ ...(await frame(request)), ...form, basket, kept }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem = sentenceFor(requestsWording, error)
        return sendPrivatePage(reply, resumePage({ ...(await frame(request)), problem }), error.status)
      }
    },
  })
  app.route({
    method: 'GET',
    url: '/requests/suggest',
    config: anyone,
    async handler(request, reply) {
      const { q } = suggestQuery.parse(request.query)
      reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
      return foundFragment({ hits: await publicAlready(q) })
    },
  })

  /** Documents and answers to others whose words the question shares; too few words find nothing. */
  const publicAlready = async (asked: string) => {
    const q = asked.trim().slice(0, 200)
    if (q.length < 4) return []
    const result = await postgresSearch.query(db, { q, page: 1, size: 5, order: 'relevance', chosen: {} })
    return result.loosened ? result.hits.slice(0, 3) : result.hits
  }
}
