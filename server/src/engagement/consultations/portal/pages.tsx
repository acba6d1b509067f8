import type { HumanQuestion } from '#foundation/guard'
import { attachmentTypes } from '#foundation/guard'
import { Fragment, h, Sanitised, storedHtml } from '#platform/html'
import {
  DataTable,
  DocumentList,
  Facts,
  FileField,
  FormKey,
  Notice,
  Pages,
  Panel,
  ProblemSummary,
  type Problems,
  page,
  type Site,
  Tabs,
  Tag,
  TextArea,
  TextField,
} from '#portal'
import {
  adoptionLabels,
  type ConsultationDetail,
  consultationKindLabels,
  consultationStateLabels,
} from '../contract.ts'
import type { ConsultationRecord } from '../store.ts'
import { consultationUrls } from './urls.ts'

export interface Frame {
  site: Site
  elder: boolean
}
const HUB = { title: '政民互动', href: '/interaction' }
const LIST = { title: '意见征集', href: consultationUrls.list() }

export interface ListedConsultation {
  id: string
  title: string
  state: ConsultationRecord['state']
  bodyName: string
  opensOn: string
  closesOn: string
}

export function listPage(
  props: Frame & {
    rows: readonly ListedConsultation[]
    state: string | undefined
    pageNo: number
    last: number
  },
): string {
  const states = [
    ['', '全部'],
    ['open', '征集中'],
    ['closed', '已结束'],
    ['answered', '已反馈'],
  ] as const
  return page({
    site: props.site,
    elder: props.elder,
    title: '意见征集',
    current: 'interaction',
    crumbs: [HUB, { title: '意见征集' }],
    children: (
      <div>
        <h1>意见征集</h1>
        <p>
          重大行政决策、规章和规范性文件草案向社会公开征求意见。提出的意见逐条研究，采纳情况和理由向社会公布。
        </p>
        <Tabs
          label="按状态查看"
          items={states.map(([state, title]) => ({
            title,
            href: consultationUrls.list(state || undefined),
            current: (props.state ?? '') === state,
          }))}
        />
        <DocumentList
          items={props.rows.map((row) => ({
            href: consultationUrls.one(row.id),
            title: row.title,
            number: `${consultationStateLabels[row.state]}　${row.bodyName}　${row.closesOn} 截止`,
            day: row.opensOn,
          }))}
          empty={props.state === 'open' ? '现在没有正在征集的意见。' : '没有意见征集。'}
        />
        <Pages
          page={props.pageNo}
          last={props.last}
          href={(no) => consultationUrls.list(props.state || undefined, no)}
        />
      </div>
    ),
  })
}

export interface ConsultationPageProps extends Frame {
  row: ConsultationRecord
  state: ConsultationRecord['state']
  bodyName: string
  paragraphs: readonly { no: number; html: string }[]
  comments: readonly { paragraph: number | null; text: string; day: string }[]
  counts: { total: number; shown: number }
  groups: ConsultationDetail['groups']
}

export function consultationPage(props: ConsultationPageProps): string {
  const { row, state } = props
  const open = state === 'open'
  return page({
    site: props.site,
    elder: props.elder,
    title: row.title,
    current: 'interaction',
    crumbs: [HUB, LIST, { title: row.title }],
    children: (
      <article class="article consultation">
        <h1>{row.title}</h1>
        <p>
          <Tag
            {...(open ? { tone: 'good' as const } : state === 'answered' ? {} : { tone: 'warn' as const })}
          >
            {consultationStateLabels[state]}
          </Tag>
        </p>
        <Facts
          facts={[
            ['编号', row.number],
            ['征集单位', props.bodyName],
            ['文件类别', consultationKindLabels[row.kind]],
            ['征集时间', `${row.opens_on} 至 ${row.closes_on}`],
            ['收到意见', `${props.counts.total}条`],
            ['缩短期限的理由', row.least_until && row.closes_on < row.least_until ? row.short_reason : ''],
          ]}
        />
        {state === 'answered' ? <Feedback {...props} /> : null}
        {state === 'closed' ? (
          <Notice>
            <p>征集已经结束，正在整理研究收到的意见，最迟于 {row.feedback_due} 公布采纳情况。</p>
          </Notice>
        ) : null}
        <section aria-labelledby="explanation">
          <h2 id="explanation">起草说明</h2>
          <Sanitised html={storedHtml(row.explanation)} />
        </section>
        <section aria-labelledby="draft">
          <h2 id="draft">征求意见稿</h2>
          {open ? <p class="hint">可以对全文提意见，也可以在每一段后面对该段提意见。</p> : null}
          {props.paragraphs.map(({ no, html }) => (
            <div class="paragraph" id={`p${no}`}>
              <Sanitised html={storedHtml(html)} />
              {open ? (
                <a class="speak" href={consultationUrls.comment(row.id, no)} aria-label={`对第${no}段提意见`}>
                  对本段提意见
                </a>
              ) : null}
            </div>
          ))}
        </section>
        {open ? (
          <p class="tools">
            <a class="button" href={consultationUrls.comment(row.id)}>
              我要提意见
            </a>
          </p>
        ) : null}
        <section class="panel" aria-labelledby="ways">
          <h2 id="ways">其他反馈方式</h2>
          {row.contact.split('\n').map((line) => (
            <p>{line}</p>
          ))}
        </section>
        {row.shows_comments && props.comments.length > 0 ? (
          <Panel id="comments" title={`公开的意见（${props.counts.shown}条）`}>
            <ul class="comments">
              {props.comments.map((comment) => (
                <li>
                  <p class="hint">
                    {comment.day}
                    {'　'}
                    {comment.paragraph ? (
                      <a href={`#p${comment.paragraph}`}>第{comment.paragraph}段</a>
                    ) : (
                      '全文'
                    )}
                  </p>
                  <p>{comment.text}</p>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null}
      </article>
    ),
  })
}

function Feedback({ row, groups, counts }: ConsultationPageProps) {
  return (
    <Panel id="feedback" title="意见采纳情况">
      <p>
        共收到意见{counts.total}条，归为{groups.length}类，情况如下。
      </p>
      {row.feedback.split('\n').map((line) => (
        <p>{line}</p>
      ))}
      {groups.length > 0 ? (
        <DataTable
          id="groups"
          caption="逐类采纳情况"
          head={[[{ label: '意见' }, { label: '采纳情况' }, { label: '说明' }]]}
          rows={groups.map((group) => ({
            heads: [{ label: group.title }],
            cells: [
              { value: `${adoptionLabels[group.adoption]}（${group.comments}条）` },
              { value: group.answer },
            ],
          }))}
        />
      ) : null}
      {row.final_url ? (
        <p>
          正式文件：<a href={row.final_url}>查看已公布的文件</a>
        </p>
      ) : null}
    </Panel>
  )
}

export interface CommentPageProps extends Frame {
  row: ConsultationRecord
  paragraph: { no: number; html: string } | undefined
  values: Readonly<Record<string, string>>
  problems: Problems
  formKey: string
  question: HumanQuestion
}

export function commentPage(props: CommentPageProps): string {
  const { row, values, problems } = props
  const field = (name: string) => ({ name, value: values[name], problems })
  return page({
    site: props.site,
    elder: props.elder,
    title: '提意见',
    current: 'interaction',
    hidden: true,
    crumbs: [HUB, LIST, { title: row.title, href: consultationUrls.one(row.id) }, { title: '提意见' }],
    children: (
      <div>
        <h1>提意见</h1>
        <p>{row.title}</p>
        {props.paragraph ? (
          <Fragment>
            <p class="hint">针对第{props.paragraph.no}段：</p>
            <blockquote class="quoted">
              <Sanitised html={storedHtml(props.paragraph.html)} />
            </blockquote>
          </Fragment>
        ) : (
          <p class="hint">针对全文。</p>
        )}
        <ProblemSummary problems={problems} />
        <form
          class="form panel"
          method="post"
          action={consultationUrls.comment(row.id)}
          enctype="multipart/form-data"
          novalidate
        >
          <FormKey value={props.formKey} />
          <input type="hidden" name="paragraph" value={String(props.paragraph?.no ?? 0)} />
          <TextArea
            {...field('text')}
            label="意见和理由"
            rows={8}
            maxLength={5_000}
            hint="也可以只附文件。"
          />
          <FileField
            name="file"
            problems={problems}
            label="附件"
            accept={attachmentTypes}
            hint="PDF、Word、Excel、图片或者文本文件，不超过 10 MB。"
          />
          <TextField
            {...field('name')}
            label="姓名或者单位名称"
            required={!row.anonymous}
            maxLength={50}
            autocomplete="name"
          />
          <TextField
            {...field('phone')}
            label="联系电话"
            type="tel"
            inputMode="tel"
            maxLength={40}
            autocomplete="tel"
            hint="电话和邮箱至少填一项；加密保存，不会公开。"
          />
          <TextField
            {...field('email')}
            label="电子邮箱"
            type="email"
            inputMode="email"
            autocomplete="email"
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
          <button type="submit">提交意见</button>
        </form>
      </div>
    ),
  })
}

export function thanksPage(props: Frame & { row: ConsultationRecord; number: string; code: string }): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '意见已经收到',
    current: 'interaction',
    hidden: true,
    crumbs: [
      HUB,
      LIST,
      { title: props.row.title, href: consultationUrls.one(props.row.id) },
      { title: '意见已经收到' },
    ],
    children: (
      <div>
        <h1>意见已经收到</h1>
        <Notice kind="good">
          <p>
            编号：
            <span class="code" id="comment-number">
              {props.number}
            </span>
          </p>
          <p>
            查询码：
            <span class="code" id="comment-code">
              {props.code}
            </span>
          </p>
          <p>请保存编号和查询码，可以在“我的”中查看采纳情况。</p>
        </Notice>
        <p>征集结束后，采纳情况最迟于 {props.row.feedback_due} 在本页公布。</p>
        <p>
          <a href={consultationUrls.one(props.row.id)}>返回征求意见稿</a>
        </p>
      </div>
    ),
  })
}

/** The tombstone of a withdrawn draft. */
export function withdrawnPage(props: Frame & { row: ConsultationRecord }): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '意见征集已撤回',
    current: 'interaction',
    crumbs: [HUB, LIST, { title: '已撤回' }],
    children: (
      <div>
        <h1>意见征集已撤回</h1>
        <Notice kind="warn">
          <p>{props.row.title}</p>
          <p>撤回理由：{props.row.withdrawn_reason}</p>
        </Notice>
      </div>
    ),
  })
}
