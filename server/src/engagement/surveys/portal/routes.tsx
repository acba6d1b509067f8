import type { FastifyReply, FastifyRequest } from 'fastify'
import { getBody } from '#foundation/bodies'
import { answersHuman, askHuman, guardWording, keepPace } from '#foundation/guard'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, readForm, z } from '#platform/http'
import { isElder, type PageCache, publicPage, sendPrivatePage, siteFor } from '#portal'
import { answerSurvey, readAnswers } from '../answer-survey.ts'
import { publicSurveys, surveyResult } from '../queries.ts'
import { type SurveyRecord, surveyRecord } from '../run-survey.ts'
import { surveysWording } from '../wording.ts'
import { listPage, surveyPage, thanksPage } from './pages.tsx'

const anyone = { access: { for: 'anyone' } } as const
const wording = { ...guardWording, ...surveysWording }
const params = z.object({ id: z.uuid() })
const COOKIE = 'yg_voter'
const YEAR_SECONDS = 366 * 86_400

/**
 * The public side of surveys; all of it works without script.
 * @param citizenOf the signed-in citizen of a request, for surveys that take one verified answer a person
 */
export function surveyPages(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  cache: PageCache,
  citizenOf: (request: FastifyRequest) => Promise<string | undefined>,
  secureCookies: boolean,
): void {
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const published = async (request: FastifyRequest): Promise<SurveyRecord> => {
    const parsed = params.safeParse(request.params)
    const row = parsed.success ? await surveyRecord(db, parsed.data.id) : undefined
    if (!row || row.state === 'draft') throw new Refusal('surveys.not_found', 404)
    return row
  }

  publicPage(app, cache, '/surveys', async (request, reads) => {
    reads('survey', 'body')
    return listPage({ ...(await frame(request)), rows: await publicSurveys(db, clock) })
  })

  const show = async (
    request: FastifyRequest,
    row: SurveyRecord,
    all: (name: string) => readonly string[],
    problems: Readonly<Record<string, string>>,
  ) => {
    const body = await getBody(db, row.body_id, clock.today())
    const mustVerify = row.state === 'open' && row.once_by === 'verified' && !(await citizenOf(request))
    const ended = row.state === 'open' && row.closes_on < clock.today()
    const full = row.state === 'open' && row.quota !== null && row.answers >= row.quota
    const code = ended
      ? 'surveys.ended'
      : full
        ? 'surveys.full'
        : mustVerify
          ? 'surveys.verify_first'
          : undefined
    return surveyPage({
      ...(await frame(request)),
      row,
      bodyName: body?.name ?? '',
      all,
      problems,
      question: askHuman(vault, clock),
      barred: code && wording[code],
      result: row.state === 'published' ? await surveyResult(db, row) : undefined,
    })
  }

  app.route({
    method: 'GET',
    url: '/surveys/:id',
    config: anyone,
    async handler(request, reply) {
      const row = await published(request)
      return sendPrivatePage(reply, await show(request, row, () => [], {}))
    },
  })

  /** The browser's token for this one survey: sent to no other page, so that it joins nothing. */
  const tokenOf = (request: FastifyRequest, reply: FastifyReply, row: SurveyRecord): string => {
    const held = request.cookies[COOKIE]
    if (held && /^[\w-]{20,60}$/.test(held)) return held
    const token = randomToken(24)
    reply.setCookie(COOKIE, token, {
      path: `/surveys/${row.id}`,
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      maxAge: YEAR_SECONDS,
    })
    return token
  }

  app.route({
    method: 'POST',
    url: '/surveys/:id',
    config: anyone,
    async handler(request, reply) {
      const row = await published(request)
      const sent = await readForm(request)
      const again = async (problems: Readonly<Record<string, string>>, status = 422) =>
        sendPrivatePage(reply, await show(request, row, sent.all, problems), status)
      const { answers, problems } = readAnswers(row, sent.all)
      if (Object.keys(problems).length > 0) return again(problems)
      if (!answersHuman(vault, clock, sent.values.question ?? '', sent.values.answer ?? ''))
        return again({ answer: '请回答验证问题，例如“三加五等于多少”填写 8。' })
      const citizen = row.once_by === 'verified' ? await citizenOf(request) : undefined
      if (row.once_by === 'verified' && !citizen)
        return again({ answer: wording['surveys.verify_first'] ?? '' })
      const voter = citizen ?? tokenOf(request, reply, row)
      try {
        await inTransaction(db, async (tx) => {
          const most = (await ruleAt(tx, 'guard.submits_per_hour', clock.today())).value
          await keepPace(tx, clock, vault, `survey:${row.id}`, request.ip, most)
          await answerSurvey(tx, clock, vault, row.id, voter, answers)
        })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return again({ answer: sentenceFor(wording, error) }, error.status)
      }
      return sendPrivatePage(reply, thanksPage({ ...(await frame(request)), row }))
    },
  })
}
