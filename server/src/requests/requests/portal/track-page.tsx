import { h } from '#platform/html'
import {
  Facts,
  type Moment,
  Notice,
  ProblemSummary,
  page,
  type Site,
  TextArea,
  TextField,
  Timeline,
  urls,
} from '#portal'
import type { LetterView } from '../contract.ts'

interface Frame {
  site: Site
  elder: boolean
}

const ENTRANCE = { title: '依申请公开', href: urls.requests() }

export function trackPage({
  site,
  elder,
  number,
  problem,
}: Frame & { number: string; problem: string | undefined }): string {
  const problems: Record<string, string> = problem ? { code: problem } : {}
  return page({
    site,
    elder,
    title: '申请查询',
    current: 'requests',
    hidden: true,
    crumbs: [ENTRANCE, { title: '申请查询' }],
    children: (
      <div>
        <h1>申请查询</h1>
        <ProblemSummary problems={problems} />
        <form class="form panel" method="post" action={urls.track()} novalidate>
          <TextField
            name="number"
            label="申请编号"
            required
            value={number}
            problems={{}}
            maxLength={60}
            hint="见提交申请后显示的回执"
          />
          <TextField name="code" label="查询码" required problems={problems} maxLength={20} />
          <button type="submit">查询</button>
        </form>
      </div>
    ),
  })
}

export interface StatusProps extends Frame {
  number: string
  code: string
  body: string
  asked: string
  stateLabel: string
  dueOn: string | null
  moments: readonly Moment[]
  explanation: readonly string[]
  letters: readonly LetterView[]
  correction: { asked: string; dueOn: string; version: number } | undefined
  problem: string | undefined
}

/** Where a request stands, for the person who holds its code. */
export function statusPage(props: StatusProps): string {
  const { site, elder, number, code, letters, correction } = props
  const keys = [
    <input type="hidden" name="number" value={number} />,
    <input type="hidden" name="code" value={code} />,
  ]
  return page({
    site,
    elder,
    title: `申请 ${number}`,
    current: 'requests',
    hidden: true,
    crumbs: [ENTRANCE, { title: '申请查询', href: urls.track() }, { title: number }],
    children: (
      <div>
        <h1>申请 {number}</h1>
        <Facts
          facts={[
            ['受理机关', props.body],
            ['当前状态', props.stateLabel],
            ['答复期限', props.dueOn ?? ''],
            ['申请内容', props.asked],
          ]}
        />
        {correction ? (
          <section class="panel" aria-labelledby="correct">
            <h2 id="correct">需要您补正</h2>
            <p>{correction.asked}</p>
            <p>请于 {correction.dueOn} 前提交，逾期且没有正当理由的，视为放弃申请。</p>
            <ProblemSummary problems={props.problem ? { asked: props.problem } : {}} />
            <form method="post" action="/requests/correction" class="form" novalidate>
              {keys}
              <input type="hidden" name="version" value={String(correction.version)} />
              <TextArea
                name="asked"
                label="补正后的申请内容"
                required
                value={props.asked}
                problems={{}}
                maxLength={4000}
              />
              <button type="submit">提交补正</button>
            </form>
          </section>
        ) : null}
        {letters.map((letter) => (
          <article class="article letter" aria-label={letter.title}>
            <h1>
              {letter.issuer}
              <br />
              {letter.title}
            </h1>
            <p class="byline">{letter.number}</p>
            <div class="prose">
              <p style="text-indent:0">{letter.addressee}：</p>
              {letter.paragraphs.map((text) => (
                <p>{text}</p>
              ))}
              {letter.attachments.map((text, index) => (
                <p>
                  附件{index + 1}：{text}
                </p>
              ))}
              <p class="signature">{letter.issuer}</p>
              <p class="signature">{letter.date}</p>
            </div>
            <form method="post" action={`/requests/letters/${letter.id}`} class="tools">
              {keys}
              <button type="submit" class="plain">
                下载 Word 文档
              </button>
            </form>
          </article>
        ))}
        <section class="panel" aria-labelledby="timeline">
          <h2 id="timeline">办理过程</h2>
          <Timeline moments={props.moments} />
        </section>
        {props.explanation.length > 0 ? (
          <details class="panel">
            <summary>答复期限是怎样计算的</summary>
            <ol>
              {props.explanation.map((line) => (
                <li>{line}</li>
              ))}
            </ol>
          </details>
        ) : null}
        {props.problem && !correction ? (
          <Notice kind="bad">
            <p>{props.problem}</p>
          </Notice>
        ) : null}
      </div>
    ),
  })
}
