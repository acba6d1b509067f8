import type { FastifyRequest } from 'fastify'
import { listBodies } from '#foundation/bodies'
import { type FileStore, takeHeldFiles } from '#foundation/files'
import { type ChosenFiles, keepChosenFiles } from '#foundation/guard'
import type { Letter } from '#foundation/letters'
import type { Clock } from '#platform/clock'
import { randomToken, type Vault } from '#platform/crypto'
import { type Db, inTransaction, once } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type ComponentChildren, h } from '#platform/html'
import { type App, readForm, z } from '#platform/http'
import {
  Facts,
  FileField,
  FormKey,
  isElder,
  Notice,
  ProblemSummary,
  page,
  Select,
  sendPrivatePage,
  siteFor,
  TextArea,
  TextField,
  urls,
} from '#portal'
import { type CorrectionInput, correctionInput, correctionResultLabels } from './contract.ts'
import { correctionByCode, letterOf } from './queries.ts'
import { submitCorrection } from './submit-correction.ts'
import { correctionsWording } from './wording.ts'

const anyone = { access: { for: 'anyone' } } as const
const MOST_FILES = 5
const NONE: ChosenFiles = { basket: '', held: [], problems: {} }
const ADDRESS = '/requests/corrections'
type Values = Readonly<Record<string, string>>

/** Asking to have a record about oneself mended, and following it; without script. */
export function correctionPages(app: App, db: Db, clock: Clock, vault: Vault, files: FileStore): void {
  const render = async (request: FastifyRequest, title: string, children: ComponentChildren) =>
    page({
      site: await siteFor(db, clock, request.host),
      elder: isElder(request),
      title,
      current: 'requests',
      hidden: true,
      crumbs: [{ title: '依申请公开', href: urls.requests() }, { title }],
      children,
    })
  const form = async (
    request: FastifyRequest,
    values: Values,
    problems: Record<string, string>,
    chosen: ChosenFiles = NONE,
  ) => {
    const bodies = (await listBodies(db, clock.today())).filter((body) => body.receivesRequests)
    const choices = bodies.map((body) => ({ value: body.id, label: body.name }))
    const shown = { values, problems, choices, chosen }
    return render(request, '申请更正信息记录', <Form {...shown} />)
  }

  app.route({
    method: 'GET',
    url: ADDRESS,
    config: anyone,
    handler: async (request, reply) =>
      sendPrivatePage(reply, await form(request, { formKey: randomToken(16) }, {})),
  })
  app.route({
    method: 'POST',
    url: ADDRESS,
    config: anyone,
    async handler(request, reply) {
      const sent = await readForm(request, { tellLarge: true })
      const { values } = sent
      const chosen = await keepChosenFiles(db, clock, vault, files, sent, {
        address: request.ip,
        most: MOST_FILES,
        largeField: 'evidence',
      })
      const again = async (problems: Record<string, string>) =>
        sendPrivatePage(reply, await form(request, values, { ...problems, ...chosen.problems }, chosen), 422)
      const parsed = correctionInput.safeParse(values)
      if (!parsed.success) {
        const { fieldErrors } = z.flattenError(parsed.error)
        return again(
          Object.fromEntries(
            Object.entries(fieldErrors).map(([name, all]) => [name, all?.[0] ?? '填写有误']),
          ),
        )
      }
      if (Object.keys(chosen.problems).length > 0) return again({})
      const made = await submitOnce(parsed.data, chosen.basket, values.formKey ?? '').catch(
        (error: unknown) => {
          if (error instanceof Refusal && error.status === 422) return sentenceFor(correctionsWording, error)
          throw error
        },
      )
      if (typeof made === 'string') return again({ evidence: made })
      return sendPrivatePage(reply, await render(request, '更正申请已提交', <Done {...made} />))
    },
  })

  const submitOnce = (input: CorrectionInput, basket: string, formKey: string) =>
    inTransaction(db, async (tx): Promise<{ number: string; code: string }> => {
      const work = async () => {
        const evidence = (await takeHeldFiles(tx, clock, basket)).map(({ file }) => file)
        const { number, code } = await submitCorrection(tx, clock, vault, input, evidence)
        return vault.seal(JSON.stringify({ number, code }), `correction:${formKey}`).toString('base64')
      }
      const sealed = formKey === '' ? await work() : await once(tx, `correction:${formKey}`, work)
      return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), `correction:${formKey}`))
    })

  app.route({
    method: 'POST',
    url: `${ADDRESS}/track`,
    config: anyone,
    async handler(request, reply) {
      const { values } = await readForm(request)
      try {
        const row = await correctionByCode(db, clock, values.number ?? '', values.code ?? '')
        const letter = letterOf(vault, row)
        const facts: [string, string][] = [
          ['编号', row.number],
          ['收到日期', row.received_on],
          ['涉及的记录', row.record],
          ['状态', row.result === null ? '核实中' : correctionResultLabels[row.result]],
        ]
        return sendPrivatePage(
          reply,
          await render(request, `更正申请 ${row.number}`, <Status facts={facts} letter={letter} />),
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problems = { code: sentenceFor(correctionsWording, error) }
        return sendPrivatePage(reply, await form(request, values, problems), error.status)
      }
    },
  })
}

function Form({
  values,
  problems,
  choices,
  chosen,
}: {
  values: Values
  problems: Record<string, string>
  choices: readonly { value: string; label: string }[]
  chosen: ChosenFiles
}) {
  const field = (name: string) => ({ name, value: values[name], problems })
  return (
    <div>
      <h1>申请更正信息记录</h1>
      <p class="hint">
        有证据证明行政机关提供的与自身相关的政府信息记录不准确的，可以要求更正（条例第四十一条）。要获取信息的，请
        <a href={urls.newRequest()}>提交公开申请</a>。
      </p>
      <ProblemSummary problems={problems} />
      <form class="form panel" method="post" action={ADDRESS} enctype="multipart/form-data" novalidate>
        <FormKey value={values.formKey ?? ''} />
        {chosen.held.length > 0 ? <input type="hidden" name="basket" value={chosen.basket} /> : null}
        <Select {...field('bodyId')} label="记录信息的机关" required prompt="请选择" choices={choices} />
        <TextField {...field('record')} label="哪一份文件或者哪一项记录" required maxLength={500} />
        <TextArea {...field('wrong')} label="不准确的内容" required rows={3} maxLength={1000} />
        <TextArea {...field('wanted')} label="应当更正为" required rows={3} maxLength={1000} />
        <FileField
          {...field('evidence')}
          kept={chosen.held.map(({ id, file }) => ({ id, name: file.name, size: file.size }))}
          label="证明材料"
          required
          multiple
          accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg"
          hint="能够证明记录不准确的文件，每个不超过 10 MB；加密保存，不会公开。"
        />
        <TextField {...field('name')} label="姓名或者名称" required autocomplete="name" maxLength={100} />
        <TextField {...field('documentNumber')} label="证件号码" required maxLength={60} />
        <TextField
          {...field('phone')}
          label="联系电话"
          required
          inputMode="tel"
          autocomplete="tel"
          maxLength={40}
        />
        <button type="submit">提交</button>
      </form>
      <h2>查询办理结果</h2>
      <form class="form panel" method="post" action={`${ADDRESS}/track`} novalidate>
        <TextField name="number" label="编号" required value={values.number} problems={{}} maxLength={60} />
        <TextField name="code" label="查询码" required problems={problems} maxLength={20} />
        <button type="submit" class="plain">
          查询
        </button>
      </form>
    </div>
  )
}

function Done({ number, code }: { number: string; code: string }) {
  return (
    <div>
      <h1>更正申请已提交</h1>
      <Notice kind="good">
        <p>请保存下面的编号和查询码，查询码只显示这一次。</p>
        <p>
          编号：
          <span class="code" id="correction-number">
            {number}
          </span>
        </p>
        <p>
          查询码：
          <span class="code" id="query-code">
            {code}
          </span>
        </p>
      </Notice>
      <p>
        机关核实后书面告知您结果；可以随时<a href={ADDRESS}>查询</a>。
      </p>
    </div>
  )
}

function Status({ facts, letter }: { facts: [string, string][]; letter: Letter | undefined }) {
  return (
    <div>
      <h1>更正申请</h1>
      <Facts facts={facts} />
      {letter ? (
        <article class="article letter" aria-label={letter.title}>
          <h2>
            {letter.issuer}
            <br />
            {letter.title}
          </h2>
          <p class="byline">{letter.number}</p>
          <div class="prose">
            <p style="text-indent:0">{letter.addressee}：</p>
            {letter.paragraphs.map((text) => (
              <p>{text}</p>
            ))}
            <p class="signature">{letter.issuer}</p>
            <p class="signature">{letter.date}</p>
          </div>
        </article>
      ) : null}
    </div>
  )
}
