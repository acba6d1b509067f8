import type { HumanQuestion } from '#foundation/guard'
import { Fragment, h } from '#platform/html'
import {
  DocumentList,
  Facts,
  FormKey,
  Notice,
  Panel,
  ProblemSummary,
  type Problems,
  page,
  type Site,
  Tag,
  TextArea,
  TextField,
} from '#portal'
import { type InterviewFigures, type InterviewRow, interviewStateLabels } from '../contract.ts'
import type { Line } from '../interview.ts'
import type { InterviewRecord } from '../run-interview.ts'

export interface Frame {
  site: Site
  elder: boolean
}
const HUB = { title: '政民互动', href: '/interaction' }
const LIST = { title: '在线访谈', href: '/interviews' }
const time = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})
export const beijing = (at: Date): string => time.format(at)

export function listPage(
  props: Frame & { rows: readonly InterviewRow[]; figures: InterviewFigures },
): string {
  const { figures } = props
  return page({
    site: props.site,
    elder: props.elder,
    title: '在线访谈',
    current: 'interaction',
    crumbs: [HUB, { title: '在线访谈' }],
    children: (
      <div>
        <h1>在线访谈</h1>
        <Facts
          facts={[
            [`${figures.year}年访谈`, `${figures.held}次`],
            ['主要负责同志参加', `${figures.byChief}次`],
            ['网友提问', `${figures.questions}个`],
            ['回答提问', `${figures.answered}个`],
          ]}
        />
        <DocumentList
          items={props.rows.map((row) => ({
            href: `/interviews/${row.id}`,
            title: row.title,
            number: `${interviewStateLabels[row.state]}　${row.guests.map(({ name, title }) => `${title} ${name}`).join('、')}`,
            day: beijing(new Date(row.startsAt)).slice(0, 10),
          }))}
          empty="还没有在线访谈。"
        />
      </div>
    ),
  })
}

export interface InterviewPageProps extends Frame {
  row: InterviewRecord
  bodyName: string
  lines: readonly Line[]
  values: Readonly<Record<string, string>>
  problems: Problems
  told: boolean
  formKey: string
  question: HumanQuestion
}

export function interviewPage(props: InterviewPageProps): string {
  const { row, lines } = props
  const live = row.state === 'live'
  return page({
    site: props.site,
    elder: props.elder,
    title: row.title,
    current: 'interaction',
    crumbs: [HUB, LIST, { title: row.title }],
    children: (
      <article class="article">
        <h1>{row.title}</h1>
        <p>
          <Tag {...(live ? { tone: 'bad' as const } : {})}>{interviewStateLabels[row.state]}</Tag>
        </p>
        <Facts
          facts={[
            ['访谈时间', `${beijing(row.starts_at)} 至 ${beijing(row.ends_at).slice(11)}`],
            ['嘉宾', row.guests.map(({ name, title }) => `${title} ${name}`).join('；')],
            ['主办单位', props.bodyName],
          ]}
        />
        {row.intro.split('\n').map((line) => (
          <p>{line}</p>
        ))}
        {row.recording_url ? (
          <p class="tools">
            <a class="button" href={row.recording_url}>
              观看视频回放
            </a>
          </p>
        ) : null}
        {row.summary ? (
          <Panel id="summary" title="访谈小结">
            {row.summary.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </Panel>
        ) : null}
        {row.state === 'announced' ? null : (
          <Panel id="log" title={live ? '文字直播' : '文字实录'}>
            {live ? (
              <p class="hint" data-live-state>
                新的发言会自动显示；没有自动显示的，请刷新本页。
              </p>
            ) : null}
            <ol
              class="live-log"
              {...(live
                ? {
                    'data-live': `/interviews/${row.id}/live`,
                    'data-seen': String(lines.at(-1)?.no ?? 0),
                    'aria-live': 'polite',
                  }
                : {})}
            >
              {lines.map((line) => (
                <LiveLine line={line} />
              ))}
            </ol>
            {lines.length === 0 ? <p class="empty">访谈即将开始。</p> : null}
          </Panel>
        )}
        {row.state === 'announced' || live ? <AskForm {...props} /> : null}
      </article>
    ),
  })
}

function LiveLine({ line }: { line: Line }) {
  return (
    <li class={line.kind === 'question' ? 'asks' : ''}>
      <strong>{line.speaker}</strong>
      <time class="hint" dateTime={line.at}>
        {beijing(new Date(line.at)).slice(11)}
      </time>
      {line.text.split('\n').map((text) => (
        <p>{text}</p>
      ))}
      {line.picture ? <img src={line.picture} alt={line.text || `${line.speaker}的图片`} /> : <Fragment />}
    </li>
  )
}

function AskForm(props: InterviewPageProps) {
  const { row, values, problems } = props
  return (
    <section class="panel" aria-labelledby="ask">
      <h2 id="ask">我要提问</h2>
      {props.told ? (
        <Notice kind="good">
          <p>问题已经收到，主持人会选择有代表性的问题请嘉宾回答。</p>
        </Notice>
      ) : null}
      <ProblemSummary problems={problems} />
      <form class="form" method="post" action={`/interviews/${row.id}/questions`} novalidate>
        <FormKey value={props.formKey} />
        <TextArea
          name="text"
          label="问题"
          required
          value={values.text}
          problems={problems}
          rows={4}
          maxLength={500}
        />
        <TextField
          name="name"
          label="称呼"
          value={values.name}
          problems={problems}
          maxLength={20}
          hint="可以不填，显示为“网友”。"
        />
        <input type="hidden" name="question" value={props.question.token} />
        <TextField
          name="answer"
          problems={problems}
          label={`验证问题：${props.question.text}`}
          required
          maxLength={4}
          hint="请填写数字，用来区分真人和程序。"
        />
        <button type="submit">提交问题</button>
      </form>
    </section>
  )
}
