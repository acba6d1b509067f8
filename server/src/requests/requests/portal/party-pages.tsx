import type { FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { h } from '#platform/html'
import { type App, z } from '#platform/http'
import {
  isElder,
  Notice,
  ProblemSummary,
  page,
  Radios,
  sendPrivatePage,
  siteFor,
  TextArea,
  TextField,
  urls,
} from '#portal'
import { opinions } from '../contract.ts'
import { answerAsParty, consultationByCode, type PartyQuestion } from '../party-answer.ts'
import { opinionWords } from '../third-party.ts'
import { requestsWording } from '../wording.ts'

const anyone = { access: { for: 'anyone' } } as const
const fields = z.record(z.string(), z.string())

/** A third party or another organ answers on the portal with the code of its letter (Art 32, 34). */
export function partyPages(app: App, db: Db, clock: Clock): void {
  const render = async (
    request: FastifyRequest,
    values: Readonly<Record<string, string>>,
    shown: { question?: PartyQuestion; problem?: string | undefined; done?: boolean },
  ) => {
    const { question, problem } = shown
    const problems: Record<string, string> = problem ? { code: problem } : {}
    return page({
      site: await siteFor(db, clock, request.host),
      elder: isElder(request),
      title: '征求意见答复',
      current: 'requests',
      hidden: true,
      crumbs: [{ title: '依申请公开', href: urls.requests() }, { title: '征求意见答复' }],
      children: (
        <div>
          <h1>征求意见答复</h1>
          <ProblemSummary problems={problems} />
          {shown.done ? (
            <Notice kind="good">
              <p>意见已经收到。机关决定公开您不同意公开的信息的，会书面告知您决定公开的内容和理由。</p>
            </Notice>
          ) : null}
          {question && !shown.done ? (
            question.ended ? (
              <Notice>
                <p>本次征求意见已经结束。</p>
              </Notice>
            ) : (
              <form class="form panel" method="post" action="/requests/opinion" novalidate>
                <input type="hidden" name="number" value={values.number ?? ''} />
                <input type="hidden" name="code" value={values.code ?? ''} />
                <p>涉及的信息：{question.content}</p>
                {question.dueOn ? <p>请于 {question.dueOn} 前提出。</p> : null}
                <Radios
                  name="opinion"
                  label="意见"
                  required
                  value={values.opinion}
                  problems={{}}
                  choices={opinions.map((value) => ({ value, label: opinionWords[value] }))}
                />
                <TextArea
                  name="text"
                  label="理由"
                  hint="不同意公开或者只同意公开一部分的，请说明理由"
                  value={values.text}
                  problems={{}}
                  maxLength={2000}
                />
                <button type="submit" name="act" value="answer">
                  提交意见
                </button>
              </form>
            )
          ) : null}
          {question || shown.done ? null : (
            <form class="form panel" method="post" action="/requests/opinion" novalidate>
              <TextField
                name="number"
                label="申请编号"
                required
                value={values.number ?? ''}
                problems={{}}
                hint="见征求意见书"
                maxLength={60}
              />
              <TextField name="code" label="答复码" required problems={problems} maxLength={20} />
              <button type="submit">继续</button>
            </form>
          )}
        </div>
      ),
    })
  }

  app.route({
    method: 'GET',
    url: '/requests/opinion',
    config: anyone,
    handler: async (request, reply) => sendPrivatePage(reply, await render(request, {}, {})),
  })
  app.route({
    method: 'POST',
    url: '/requests/opinion',
    config: anyone,
    async handler(request, reply) {
      const values = fields.safeParse(request.body).data ?? {}
      const { number = '', code = '', act = '', opinion = '', text = '' } = values
      let question: PartyQuestion | undefined
      try {
        question = await consultationByCode(db, clock, number, code)
        if (act !== 'answer') return sendPrivatePage(reply, await render(request, values, { question }))
        const chosen = opinions.find((one) => one === opinion)
        if (!chosen) {
          const problem = '请选择意见'
          return sendPrivatePage(reply, await render(request, values, { question, problem }), 422)
        }
        await answerAsParty(db, clock, number, code, { opinion: chosen, text: text.trim().slice(0, 2000) })
        return sendPrivatePage(reply, await render(request, values, { done: true }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problem = sentenceFor(requestsWording, error)
        const shown = { problem, ...(question ? { question } : {}) }
        return sendPrivatePage(reply, await render(request, values, shown), error.status)
      }
    },
  })
}
