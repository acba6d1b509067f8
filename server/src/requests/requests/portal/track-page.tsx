import { h } from '#platform/html'
import {
  DueSteps,
  Facts,
  type Moment,
  ProblemSummary,
  page,
  type Site,
  TextField,
  Timeline,
  urls,
} from '#portal'
import type { LetterView } from '../contract.ts'
import { AfterWards, type CitizenActs, SuppliedFiles, WaitingForYou } from './citizen-forms.tsx'

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
  acts: CitizenActs
  provisional: boolean
  phone: string
  problem: string | undefined
}

/** Where a request stands, for the person who holds its code. */
export function statusPage(props: StatusProps): string {
  const { site, elder, number, code, letters, acts } = props
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
            ['联系电话', props.phone],
            ['当前状态', props.stateLabel],
            ['答复期限', props.dueOn ?? ''],
            ['申请内容', props.asked],
          ]}
        />
        <WaitingForYou acts={acts} />
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
              </button>{' '}
              <button type="submit" class="plain" name="form" value="pdf">
                下载 PDF
              </button>
            </form>
          </article>
        ))}
        <SuppliedFiles acts={acts} />
        <section class="panel" aria-labelledby="timeline">
          <h2 id="timeline">办理过程</h2>
          <Timeline moments={props.moments} />
        </section>
        <DueSteps steps={props.explanation} provisional={props.provisional} />
        <AfterWards acts={acts} problem={props.problem} />
      </div>
    ),
  })
}
