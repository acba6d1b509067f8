import { attachmentTypes } from '#foundation/guard'
import { randomToken } from '#platform/crypto'
import { Fragment, h } from '#platform/html'
import {
  Facts,
  FileField,
  FormKey,
  type Moment,
  Notice,
  ProblemSummary,
  page,
  Radios,
  TextArea,
  TextField,
  Timeline,
} from '#portal'
import { FILES_MOST } from '../case-files.ts'
import { ratingLabels } from '../contract.ts'
import { caseUrls } from './urls.ts'
import { type Frame, HUB } from './write-page.tsx'

export function trackPage(props: Frame & { number: string; problem: string | undefined }): string {
  const problems: Record<string, string> = props.problem ? { code: props.problem } : {}
  return page({
    site: props.site,
    elder: props.elder,
    title: '来信查询',
    current: 'interaction',
    hidden: true,
    crumbs: [HUB, { title: '来信查询' }],
    children: (
      <div>
        <h1>来信查询</h1>
        <ProblemSummary problems={problems} />
        <form class="form panel" method="post" action={caseUrls.track()} novalidate>
          <TextField
            name="number"
            label="编号"
            required
            value={props.number}
            problems={{}}
            maxLength={40}
            hint="见提交后显示的回执"
          />
          <TextField name="code" label="查询码" required problems={problems} maxLength={20} />
          <button type="submit">查询</button>
        </form>
      </div>
    ),
  })
}

/** What the person just did on this page, and how it went. */
export interface Said {
  at?: string
  told?: string
  problem?: string
  typed?: string
}

export interface StatusProps extends Frame {
  id: string
  number: string
  code: string
  version: number
  title: string
  asked: string
  body: string
  stateLabel: string
  due: string | null
  reply: string
  moments: readonly Moment[]
  posts: readonly {
    kind: 'supplement' | 'follow_up' | 'reply'
    round: number
    text: string
    day: string
  }[]
  files: readonly { id: string; name: string; office: boolean }[]
  mayRate: boolean
  /** Whether more may be said now: while it is handled, or against the answer. */
  more: 'supplement' | 'follow_up' | undefined
  consented: boolean
  rating: number | null
  said: Said
}

const lines = (text: string) => text.split('\n').map((line) => <p>{line}</p>)

/** Where a letter stands, for the person who holds its code. */
export function statusPage(props: StatusProps): string {
  const { said } = props
  const problemAt = (url: string): Record<string, string> =>
    said.problem && said.at === url ? { said: said.problem } : {}
  return page({
    site: props.site,
    elder: props.elder,
    title: `来信 ${props.number}`,
    current: 'interaction',
    hidden: true,
    crumbs: [HUB, { title: '来信查询', href: caseUrls.track() }, { title: props.number }],
    children: (
      <div>
        <h1>{props.title}</h1>
        {said.told ? (
          <Notice kind="good">
            <p>{said.told}</p>
          </Notice>
        ) : null}
        {said.problem && !stillOpen(props) ? (
          <Notice kind="warn">
            <p>{said.problem}</p>
          </Notice>
        ) : null}
        <Facts
          facts={[
            ['编号', props.number],
            ['办理单位', props.body],
            ['当前状态', props.stateLabel],
            ['办理时限', props.due ?? ''],
            ['来信内容', props.asked],
          ]}
        />
        {props.posts.map((post) => (
          <section class="panel">
            <h2>
              {post.kind === 'reply'
                ? `第${post.round}次答复`
                : post.kind === 'follow_up'
                  ? '追问'
                  : '补充情况'}
              <span class="hint">　{post.day}</span>
            </h2>
            <div class="prose">{lines(post.text)}</div>
          </section>
        ))}
        {props.reply ? (
          <section class="panel" aria-labelledby="reply">
            <h2 id="reply">答复</h2>
            <div class="prose">{lines(props.reply)}</div>
          </section>
        ) : null}
        {props.files.length > 0 ? <Files {...props} /> : null}
        {props.mayRate ? (
          <section class="panel" aria-labelledby="rate">
            <h2 id="rate">评价</h2>
            <ProblemSummary problems={rename(problemAt('/interaction/rate'), 'rating')} />
            <form class="form" method="post" action="/interaction/rate" novalidate>
              <Who {...props} />
              <Radios
                name="rating"
                label="对答复是否满意"
                required
                problems={rename(problemAt('/interaction/rate'), 'rating')}
                choices={[5, 4, 3, 2, 1].map((value) => ({
                  value: String(value),
                  label: ratingLabels[value] ?? '',
                }))}
              />
              <TextArea
                name="note"
                label="意见"
                problems={{}}
                value={said.at === '/interaction/rate' ? said.typed : undefined}
                maxLength={500}
                rows={3}
                hint="不满意的，请写明哪里没有答复清楚，我们会重新办理。"
              />
              <button type="submit">提交评价</button>
            </form>
          </section>
        ) : null}
        {props.rating ? <p>您的评价：{ratingLabels[props.rating]}</p> : null}
        {props.more ? <More {...props} problems={rename(problemAt('/interaction/more'), 'text')} /> : null}
        <section class="panel" aria-labelledby="timeline">
          <h2 id="timeline">办理过程</h2>
          <Timeline moments={props.moments} />
        </section>
        {props.consented ? (
          <form class="panel" method="post" action="/interaction/consent">
            <h2>公开的同意</h2>
            <ProblemSummary problems={problemAt('/interaction/consent')} />
            <p>您同意隐去个人信息后公开来信和答复。撤回后，已经公开的会立即停止公开。</p>
            <Who {...props} />
            <button type="submit" class="plain">
              撤回同意
            </button>
          </form>
        ) : null}
      </div>
    ),
  })
}

/** Whether the form that was refused stands on the page, with the problem beside it. */
const stillOpen = ({ said, mayRate, more, consented }: StatusProps): boolean =>
  (said.at === '/interaction/rate' && mayRate) ||
  (said.at === '/interaction/more' && more !== undefined) ||
  (said.at === '/interaction/consent' && consented)

const rename = (problems: Record<string, string>, name: string): Record<string, string> =>
  problems.said ? { [name]: problems.said } : {}

function Who({ id, number, code, version }: StatusProps) {
  return (
    <>
      <FormKey value={randomToken(16)} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="version" value={String(version)} />
    </>
  )
}

function Files(props: StatusProps) {
  return (
    <section class="panel" aria-labelledby="files">
      <h2 id="files">附件</h2>
      <ul>
        {props.files.map((file) => (
          <li>
            <form method="post" action="/interaction/file">
              <Who {...props} />
              <input type="hidden" name="file" value={file.id} />
              <button type="submit" class="plain">
                下载{file.office ? '答复' : '来信'}附件：{file.name}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}

function More({ problems, ...props }: StatusProps & { problems: Record<string, string> }) {
  const follow = props.more === 'follow_up'
  return (
    <details class="panel" open={problems.text !== undefined}>
      <summary>{follow ? '问题没有解决，再次反映' : '补充情况'}</summary>
      <ProblemSummary problems={problems} />
      <form class="form" method="post" action="/interaction/more" enctype="multipart/form-data" novalidate>
        <Who {...props} />
        <TextArea
          name="text"
          label={follow ? '哪里没有解决' : '要补充的情况'}
          required
          problems={problems}
          value={props.said.at === '/interaction/more' ? props.said.typed : undefined}
          maxLength={4000}
          rows={5}
          hint={follow ? '提交后由原单位重新办理，并再次答复您。' : '补充的内容会转给办理单位。'}
        />
        <FileField
          name="files"
          label="附件"
          problems={{}}
          accept={attachmentTypes}
          multiple
          hint={`最多${FILES_MOST}个，每个不超过10MB。`}
        />
        <button type="submit">{follow ? '再次反映' : '提交补充'}</button>
      </form>
    </details>
  )
}
