import type { HumanQuestion } from '#foundation/guard'
import { h } from '#platform/html'
import {
  Checkboxes,
  DateField,
  DocumentList,
  EmptyState,
  Facts,
  Notice,
  Panel,
  ProblemSummary,
  type Problems,
  page,
  Radios,
  Select,
  type Site,
  Tag,
  TextArea,
  TextField,
} from '#portal'
import { type SurveyRow, surveyKindLabels, surveyStateLabels } from '../contract.ts'
import type { Question, Tally } from '../questionnaire.ts'
import type { SurveyRecord } from '../run-survey.ts'

export interface Frame {
  site: Site
  elder: boolean
}
const HUB = { title: '政民互动', href: '/interaction' }
const LIST = { title: '民意调查', href: '/surveys' }

export function listPage(props: Frame & { rows: readonly SurveyRow[] }): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '民意调查',
    current: 'interaction',
    crumbs: [HUB, { title: '民意调查' }],
    children: (
      <div>
        <h1>民意调查和社会评议</h1>
        <p>答卷不记录是谁填写的；调查结束后公布结果。</p>
        <DocumentList
          items={props.rows.map((row) => ({
            href: `/surveys/${row.id}`,
            title: row.title,
            number: `${surveyKindLabels[row.kind]}　${surveyStateLabels[row.state]}　${row.answers}人参与　${row.bodyName}`,
            day: row.closesOn,
          }))}
          empty="还没有民意调查。"
        />
      </div>
    ),
  })
}

export interface SurveyPageProps extends Frame {
  row: SurveyRecord
  bodyName: string
  all: (name: string) => readonly string[]
  problems: Problems
  question: HumanQuestion
  /** Set where this person cannot answer: said in place of the form. */
  barred: string | undefined
  result:
    | { tallies: readonly Tally[]; satisfaction: { satisfied: number; answered: number } | null }
    | undefined
}

export function surveyPage(props: SurveyPageProps): string {
  const { row, problems } = props
  const open = row.state === 'open' && props.barred === undefined
  return page({
    site: props.site,
    elder: props.elder,
    title: row.title,
    current: 'interaction',
    crumbs: [HUB, LIST, { title: row.title }],
    children: (
      <div>
        <h1>{row.title}</h1>
        <p>
          <Tag {...(row.state === 'open' ? { tone: 'good' as const } : {})}>
            {surveyStateLabels[row.state]}
          </Tag>
        </p>
        <Facts
          facts={[
            ['组织单位', props.bodyName],
            ['截止日期', row.closes_on],
            ['参与人数', `${row.answers}人`],
          ]}
        />
        {row.intro.split('\n').map((line) => (
          <p>{line}</p>
        ))}
        {props.barred ? (
          <Notice kind="warn">
            <p>{props.barred}</p>
          </Notice>
        ) : null}
        {open ? (
          <form class="form panel" method="post" action={`/surveys/${row.id}`} data-survey novalidate>
            <ProblemSummary problems={namedBy(row.questions, problems)} />
            {row.questions.map((question, at) => (
              <div
                class="question"
                data-question={question.key}
                {...(question.showIf
                  ? {
                      'data-show-key': question.showIf.key,
                      'data-show-values': JSON.stringify(question.showIf.values),
                    }
                  : {})}
              >
                <QuestionField
                  question={question}
                  no={at + 1}
                  all={props.all}
                  problems={problems}
                  questions={row.questions}
                />
              </div>
            ))}
            <input type="hidden" name="question" value={props.question.token} />
            <TextField
              name="answer"
              problems={problems}
              label={`验证问题：${props.question.text}`}
              required
              maxLength={4}
              hint="请填写数字，用来区分真人和程序。"
            />
            <button type="submit">提交答卷</button>
          </form>
        ) : null}
        {row.state === 'closed' ? <p>调查已经结束，正在整理结果。</p> : null}
        {props.result ? <Result {...props} result={props.result} /> : null}
      </div>
    ),
  })
}

/** In the summary a problem says which question it is about; beside the question that is plain. */
const namedBy = (questions: readonly Question[], problems: Problems): Problems =>
  Object.fromEntries(
    Object.entries(problems).map(([key, problem]) => {
      const question = questions.find((one) => one.key === key)
      return [key, question ? `“${question.label}”：${problem}` : problem]
    }),
  )

function QuestionField(props: {
  question: Question
  no: number
  all: (name: string) => readonly string[]
  problems: Problems
  questions: readonly Question[]
}) {
  const { question, no, all, problems } = props
  const before = question.showIf
    ? props.questions.findIndex(({ key }) => key === question.showIf?.key) + 1
    : 0
  const condition = question.showIf ? `第${before}题选择“${question.showIf.values.join('”“')}”的请回答。` : ''
  const base = {
    name: question.key,
    label: `${no}. ${question.label}`,
    required: question.required,
    problems,
    value: all(question.key)[0],
    ...(condition ? { hint: condition } : {}),
  }
  const wrongGroup = problems[question.key] ? 'field wrong' : 'field'
  const choices = question.options.map((option) => ({ value: option, label: option }))
  switch (question.type) {
    case 'single':
      return <Radios {...base} choices={choices} />
    case 'dropdown':
      return <Select {...base} choices={choices} prompt="请选择" />
    case 'multiple':
      return (
        <Checkboxes
          {...base}
          hint={`${condition}${question.most > 0 ? `最多选${question.most}项。` : '可以多选。'}`}
          choices={choices}
          chosen={all(question.key)}
        />
      )
    case 'scale':
      return (
        <Radios
          {...base}
          hint={`${condition}1分最低，${question.most}分最高。`}
          choices={Array.from({ length: question.most }, (_, at) => ({
            value: String(at + 1),
            label: `${at + 1}分`,
          }))}
        />
      )
    case 'matrix':
      return (
        <fieldset class={wrongGroup} id={question.key} tabIndex={-1}>
          <legend>{base.label}</legend>
          {condition ? <p class="hint">{condition}</p> : null}
          {question.rows.map((row, at) => (
            <Select
              name={`${question.key}.${at}`}
              label={row}
              required={question.required}
              problems={problems}
              value={all(`${question.key}.${at}`)[0]}
              choices={choices}
              prompt="请选择"
            />
          ))}
          {problems[question.key] ? <p class="problem">{problems[question.key]}</p> : null}
        </fieldset>
      )
    case 'rank':
      return (
        <fieldset class={wrongGroup} id={question.key} tabIndex={-1}>
          <legend>{base.label}</legend>
          <p class="hint">{condition}请给每一项选择名次，1为第一。</p>
          {question.options.map((option, at) => (
            <Select
              name={`${question.key}.${at}`}
              label={option}
              required={question.required}
              problems={problems}
              value={all(`${question.key}.${at}`)[0]}
              choices={question.options.map((_, place) => ({
                value: String(place + 1),
                label: `第${place + 1}`,
              }))}
              prompt="请选择"
            />
          ))}
          {problems[question.key] ? <p class="problem">{problems[question.key]}</p> : null}
        </fieldset>
      )
    case 'date':
      return <DateField {...base} />
    case 'number':
      return <TextField {...base} inputMode="numeric" maxLength={12} />
    case 'text':
      return (
        <TextArea
          {...base}
          hint={`${condition}本调查不记名，请不要填写姓名、证件号码和联系方式。`}
          rows={3}
          maxLength={2_000}
        />
      )
  }
}

const percent = (part: number, whole: number) =>
  whole === 0 ? '—' : `${((part / whole) * 100).toFixed(2).replace(/\.?0+$/, '')}%`

function Result({ row, result }: SurveyPageProps & { result: NonNullable<SurveyPageProps['result']> }) {
  // What people wrote freely is not counted; the numbers run over what stands here.
  const shown = row.questions.flatMap((question) => {
    const count = result.tallies.find(({ key }) => key === question.key)
    return count && question.type !== 'text' && question.type !== 'date' ? [{ question, count }] : []
  })
  return (
    <Panel id="result" title="调查结果">
      {row.conclusion.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      <Facts
        facts={[
          ['参与人数', `${row.answers}人`],
          [
            '满意度',
            result.satisfaction
              ? `${percent(result.satisfaction.satisfied, result.satisfaction.answered)}（${result.satisfaction.satisfied} ÷ ${result.satisfaction.answered}）`
              : '',
          ],
        ]}
      />
      {shown.map(({ question, count }, at) => (
        <section aria-labelledby={`r-${question.key}`}>
          <h3 id={`r-${question.key}`}>
            {at + 1}. {question.label}
          </h3>
          <p class="hint">
            {count.answered}人回答
            {count.mean === null ? '' : `，平均${count.mean.toFixed(2)}`}
          </p>
          <ul class="bars">
            {Object.entries(count.counts).map(([option, n]) => (
              <li>
                <span>{question.type === 'scale' ? `${option}分` : option}</span>
                <meter
                  min={0}
                  max={question.type === 'rank' ? question.options.length : Math.max(1, count.answered)}
                  value={n}
                >
                  {n}
                </meter>
                <span class="figure">
                  {question.type === 'rank'
                    ? `平均第${n.toFixed(1)}`
                    : `${n}（${percent(n, count.answered)}）`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

export function thanksPage(props: Frame & { row: SurveyRecord }): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '答卷已经收到',
    current: 'interaction',
    hidden: true,
    crumbs: [
      HUB,
      LIST,
      { title: props.row.title, href: `/surveys/${props.row.id}` },
      { title: '答卷已经收到' },
    ],
    children: (
      <EmptyState title="答卷已经收到，感谢参与。">
        <p>调查于 {props.row.closes_on} 结束，之后公布结果。</p>
        <p>
          <a href="/surveys">查看其他调查</a>
        </p>
      </EmptyState>
    ),
  })
}
