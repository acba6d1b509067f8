import { h } from '#platform/html'
import {
  BarChart,
  Columns,
  DataTable,
  DocumentList,
  EmptyState,
  type Entrance,
  Entrances,
  Facts,
  Pages,
  Panel,
  page,
  Tabs,
} from '#portal'
import type { ChannelRecord } from '../channel.ts'
import { type IndicatorTable, ratingLabels } from '../contract.ts'
import type { Topic } from '../hot-words.ts'
import type { PublicCase } from '../public.ts'
import { shownIndicator } from '../shown.ts'
import { caseUrls } from './urls.ts'
import { type Frame, HUB } from './write-page.tsx'

const listed = (rows: readonly (PublicCase & { bodyName: string; day: string })[]) =>
  rows.map((row) => ({
    href: caseUrls.letter(row.id),
    title: row.title,
    number: `${row.matter}　${row.bodyName}答复`,
    day: row.day,
  }))

export type ListedCase = PublicCase & { bodyName: string; day: string }

/** Everything a citizen can say to the office, in one place. */
export function hubPage(
  props: Frame & {
    channels: readonly ChannelRecord[]
    recent: readonly ListedCase[]
    year: IndicatorTable
    /** Entrances of the other rooms of this wing. */
    more: readonly Entrance[]
  },
): string {
  const { site, elder, channels } = props
  return page({
    site,
    elder,
    title: '政民互动',
    current: 'interaction',
    crumbs: [{ title: '政民互动' }],
    children: (
      <div>
        <h1>政民互动</h1>
        <Entrances items={props.more} />
        {channels.length === 0 ? (
          <EmptyState title="本网站还没有开通互动渠道。">
            <p>可以拨打12345政务服务便民热线反映。</p>
          </EmptyState>
        ) : (
          <Entrances
            items={channels.map((channel) => ({
              href: caseUrls.channel(channel.code),
              title: channel.name,
              text: channel.intro,
            }))}
          />
        )}
        <p class="tools">
          <a class="button plain" href={caseUrls.track()}>
            查询办理进度
          </a>
        </p>
        <Columns>
          <Panel id="recent" title="公开的来信和答复">
            <DocumentList items={listed(props.recent)} empty="还没有公开的来信。" />
          </Panel>
          <Panel id="year" title="今年办理情况" more={{ href: caseUrls.statistics(), title: '办理情况统计' }}>
            <Facts
              facts={['received', 'replied', 'replyRate', 'onTimeRate', 'ratedSatisfiedRate'].map((key) => {
                const { label, text } = shownIndicator(props.year, props.year.whole, key)
                return [label, text] as const
              })}
            />
          </Panel>
        </Columns>
      </div>
    ),
  })
}

export function channelPage(
  props: Frame & {
    channel: ChannelRecord
    rows: readonly ListedCase[]
    pageNo: number
    last: number
    promise: readonly string[]
  },
): string {
  const { site, elder, channel } = props
  return page({
    site,
    elder,
    title: channel.name,
    current: 'interaction',
    crumbs: [HUB, { title: channel.name }],
    children: (
      <div>
        <h1>{channel.name}</h1>
        <p>{channel.intro}</p>
        {props.promise.map((line) => (
          <p class="hint">{line}</p>
        ))}
        <p class="tools">
          <a class="button" href={caseUrls.write(channel.code)}>
            我要写信
          </a>
          <a class="button plain" href={caseUrls.track()}>
            查询办理进度
          </a>
        </p>
        {channel.publishes === 'never' ? (
          <p>本渠道的来件不公开，只答复来信人。</p>
        ) : (
          <Panel id="letters" title="公开的来信和答复">
            <DocumentList items={listed(props.rows)} empty="还没有公开的来信。" />
            <Pages page={props.pageNo} last={props.last} href={(no) => caseUrls.channel(channel.code, no)} />
          </Panel>
        )}
      </div>
    ),
  })
}

/** A letter with its official answer. */
export function letterPage(
  props: Frame & {
    letter: PublicCase
    channel: ChannelRecord
    bodyName: string
    asked: string
    answered: string
  },
): string {
  const { site, elder, letter, channel } = props
  return page({
    site,
    elder,
    title: letter.title,
    current: 'interaction',
    crumbs: [HUB, { title: channel.name, href: caseUrls.channel(channel.code) }, { title: letter.title }],
    children: (
      <article class="article">
        <h1>{letter.title}</h1>
        <Facts
          facts={[
            ['编号', letter.number],
            ['类型', letter.matter],
            ['来信日期', props.asked],
            ['答复日期', props.answered],
            ['答复单位', props.bodyName],
            ['来信人评价', letter.rating ? (ratingLabels[letter.rating] ?? '') : '未评价'],
          ]}
        />
        <section aria-labelledby="asked">
          <h2 id="asked">来信</h2>
          <div class="prose">
            {letter.asked.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </section>
        <section aria-labelledby="reply">
          <h2 id="reply">答复</h2>
          <div class="prose">
            {letter.reply.split('\n').map((line) => (
              <p>{line}</p>
            ))}
          </div>
          <p class="signature">{props.bodyName}</p>
          <p class="signature">{props.answered}</p>
        </section>
      </article>
    ),
  })
}

const monthly = [
  'received',
  'posts',
  'accepted',
  'replied',
  'replyRate',
  'onTimeRate',
  'ratedSatisfiedRate',
  'medianDays',
]

/** The office's figures for everybody: by month and by channel, each with what it is a share of. */
export function statisticsPage(
  props: Frame & {
    year: number
    years: readonly number[]
    byMonth: IndicatorTable
    byChannel: IndicatorTable
    topics: readonly Topic[]
  },
): string {
  const { site, elder, year } = props
  const table = (id: string, caption: string, first: string, data: IndicatorTable) => (
    <DataTable
      id={id}
      caption={caption}
      head={[
        [{ label: first }, ...monthly.map((key) => ({ label: shownIndicator(data, data.whole, key).label }))],
      ]}
      rows={[...data.groups, { ...data.whole, label: '合计' }].map((group) => ({
        heads: [{ label: group.label }],
        cells: monthly.map((key) => ({ value: shownIndicator(data, group, key).text, number: true })),
      }))}
    />
  )
  return page({
    site,
    elder,
    title: `${year}年办理情况统计`,
    current: 'interaction',
    crumbs: [HUB, { title: '办理情况统计' }],
    children: (
      <div>
        <h1>{year}年办理情况统计</h1>
        <Tabs
          label="按年查看"
          items={props.years.map((one) => ({
            href: caseUrls.statistics(one),
            title: `${one}年`,
            current: one === year,
          }))}
        />
        <BarChart
          caption={`${year}年各月收件和答复`}
          series={['收件', '答复']}
          unit="件"
          bars={props.byMonth.groups.map(({ label, values }) => ({
            label,
            values: [values.received?.value ?? null, values.replied?.value ?? null],
          }))}
        />
        {table('by-month', `${year}年各月`, '月份', props.byMonth)}
        {table('by-channel', `${year}年各渠道`, '渠道', props.byChannel)}
        {props.topics.length > 0 ? (
          <DataTable
            id="topics"
            caption={`${year}年来信反映较多的事项（标题中的词）`}
            head={[[{ label: '词' }, { label: '件数' }, { label: '上一年' }]]}
            rows={props.topics.map(({ word, now, before }) => ({
              heads: [{ label: word }],
              cells: [
                { value: String(now), number: true },
                { value: String(before), number: true },
              ],
            }))}
          />
        ) : null}
        <details class="panel">
          <summary>指标怎样计算</summary>
          <ul>
            {props.byMonth.definitions
              .filter(({ key }) => monthly.includes(key))
              .map(({ label, numerator, denominator }) => (
                <li>
                  {label}：{numerator}
                  {denominator ? ` ÷ ${denominator}` : ''}
                </li>
              ))}
          </ul>
          <p>按提交日期统计；重新办理的来件只计一次。</p>
        </details>
      </div>
    ),
  })
}
