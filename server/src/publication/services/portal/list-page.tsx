import type { Body } from '#foundation/bodies'
import { h } from '#platform/html'
import {
  columnTags,
  EmptyState,
  type Facet,
  Facets,
  FigureCards,
  Pages,
  Panel,
  page,
  QuickLinks,
  SearchForm,
  type Site,
  Tabs,
  Tag,
  WithSide,
} from '#portal'
import { audiences, serviceKindLabels, serviceKinds, serviceThemeLabels, serviceThemes } from '../contract.ts'
import type { PublicFilter, PublicService, ServiceStanding } from '../public.ts'
import { type ServicesAsked, serviceUrls } from './urls.ts'

const MOST_BODIES = 40

export interface ServicesPageProps {
  site: Site
  elder: boolean
  filter: PublicFilter
  items: readonly PublicService[]
  total: number
  last: number
  standing: ServiceStanding
  bodies: readonly Body[]
}

/** 办事服务: by what one needs, by who one is, by who does it; the most read first. */
export function servicesPage(props: ServicesPageProps): string {
  const { site, elder, filter } = props
  const whole = !filter.theme && !filter.kind && !filter.body
  const narrowed = [
    filter.theme ? serviceThemeLabels[filter.theme] : '',
    filter.kind ? serviceKindLabels[filter.kind] : '',
    props.bodies.find(({ id }) => id === filter.body)?.shortName ?? '',
  ].filter((text) => text !== '')
  const title = narrowed.length > 0 ? `办事服务：${narrowed.join('、')}` : '办事服务'
  return page({
    site,
    elder,
    title,
    current: 'services',
    crumbs:
      narrowed.length > 0
        ? [{ title: '办事服务', href: serviceUrls.list() }, { title: narrowed.join('、') }]
        : [{ title: '办事服务' }],
    tags: columnTags({
      name: '办事服务',
      type: '办事服务',
      description: '各机关办事服务事项的办事指南：依据、条件、材料、流程、时限、收费、地点、电话和表格下载',
      keywords: ['办事服务', '办事指南', '表格下载'],
    }),
    children: (
      <div class="listing">
        <h1>{title}</h1>
        <SearchForm
          id="service-search"
          label="搜索办事服务"
          placeholder="事项名称、材料、要办的事"
          within={{ kind: 'service' }}
        />
        <Tabs
          label="服务对象"
          items={[undefined, ...audiences].map((who) => ({
            href: serviceUrls.list(asked(filter, { who })),
            title: who
              ? `${who === 'person' ? '个人' : '法人'}办事（${props.standing.audiences.get(who) ?? 0}）`
              : '全部',
            current: filter.who === who,
          }))}
        />
        {whole ? <Front {...props} /> : null}
        <Listed {...props} heading={whole ? '常用办事' : '办事事项'} />
      </div>
    ),
  })
}

const asked = (filter: PublicFilter, change: ServicesAsked): ServicesAsked => ({
  theme: filter.theme,
  who: filter.who,
  kind: filter.kind,
  body: filter.body,
  ...change,
})

function Front({ filter, standing }: ServicesPageProps) {
  const themes = serviceThemes.filter((theme) => standing.themes.has(theme))
  return (
    <div>
      <Panel id="themes" title="按主题办事">
        <QuickLinks
          items={themes.map((theme) => ({
            href: serviceUrls.list(asked(filter, { theme })),
            title: serviceThemeLabels[theme],
            note: `${standing.themes.get(theme)}项`,
          }))}
        />
      </Panel>
      <FigureCards
        figures={[
          { label: '办事服务事项', value: String(standing.total), unit: '项' },
          { label: '可在线办理', value: String(standing.online), unit: '项' },
          { label: '今年查阅办事指南', value: standing.views.toLocaleString('zh-CN'), unit: '次' },
          { label: '最近更新', value: standing.changedOn || '—' },
        ]}
      />
    </div>
  )
}

function Listed(props: ServicesPageProps & { heading: string }) {
  const { filter, items, standing } = props
  const value = (
    label: string,
    count: number | undefined,
    current: boolean,
    change: ServicesAsked,
  ): Facet['values'][number] => ({
    label,
    count: count ?? 0,
    current,
    href: serviceUrls.list(asked(filter, change)),
  })
  const facets: Facet[] = [
    {
      title: '主题',
      values: serviceThemes
        .filter((theme) => standing.themes.has(theme))
        .map((theme) =>
          value(serviceThemeLabels[theme], standing.themes.get(theme), filter.theme === theme, {
            theme: filter.theme === theme ? undefined : theme,
          }),
        ),
    },
    {
      title: '事项类型',
      values: serviceKinds
        .filter((kind) => standing.kinds.has(kind))
        .map((kind) =>
          value(serviceKindLabels[kind], standing.kinds.get(kind), filter.kind === kind, {
            kind: filter.kind === kind ? undefined : kind,
          }),
        ),
    },
    {
      title: '实施机关',
      values: props.bodies
        .filter(({ id }) => standing.bodies.has(id))
        .slice(0, MOST_BODIES)
        .map(({ id, shortName }) =>
          value(shortName, standing.bodies.get(id), filter.body === id, {
            body: filter.body === id ? undefined : id,
          }),
        ),
    },
  ]
  const whole = !filter.theme && !filter.kind && !filter.body
  return (
    <WithSide side={<Facets facets={whole ? facets.slice(1) : facets} />}>
      <section aria-labelledby="listed">
        <h2 id="listed">{props.heading}</h2>
        <p class="hint" role="status">
          共 {props.total} 项
        </p>
        {items.length === 0 ? (
          <EmptyState title="没有符合条件的办事服务事项">
            <p>
              <a href={serviceUrls.list()}>查看全部办事服务</a>
            </p>
          </EmptyState>
        ) : (
          <ul class="service-list">
            {items.map((item) => (
              <li>
                <h3>
                  <a href={serviceUrls.one(item.id)}>{item.name}</a>
                </h3>
                {item.summary ? <p>{item.summary}</p> : null}
                <p class="notes">
                  <Tag>{serviceKindLabels[item.kind]}</Tag>
                  {item.online ? <Tag tone="good">可在线办理</Tag> : null}
                  <span>{item.bodyName}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
        <Pages
          page={filter.page}
          last={props.last}
          href={(no) => serviceUrls.list(asked(filter, { page: no }))}
        />
      </section>
    </WithSide>
  )
}
