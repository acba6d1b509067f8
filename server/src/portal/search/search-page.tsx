import { type Chosen, type FacetName, facetNames, type SearchResult } from '#foundation/search'
import { h } from '#platform/html'
import { page, type Site } from '../document.tsx'
import { WithSide } from '../ui/blocks.tsx'
import { Pages, Tabs } from '../ui/lists.tsx'
import { EmptyState, Notice } from '../ui/notices.tsx'
import { type Facet, Facets, SearchForm, SearchResults } from '../ui/search.tsx'
import { urls } from '../urls.ts'

const facetTitles: Readonly<Record<FacetName, string>> = {
  kind: '信息种类',
  validity: '有效性',
  year: '年份',
  body: '机关',
  theme: '主题分类',
  genre: '体裁分类',
}
/** More values of a facet than one can look over do not help. */
const MOST_VALUES = 8

export interface SearchPageProps {
  site: Site
  elder: boolean
  q: string
  result: SearchResult
  order: 'relevance' | 'date'
  /** Absent where the site is for every body. */
  range: 'site' | 'all' | undefined
  chosen: Chosen
  page: number
  size: number
  hot: readonly string[]
  meant: string | undefined
  kinds: ReadonlyMap<string, string>
}

export function searchPage(props: SearchPageProps): string {
  const { site, elder, q, result } = props
  return page({
    site,
    elder,
    title: q ? `搜索“${q}”` : '搜索',
    hidden: true,
    q,
    search: false,
    crumbs: [{ title: '搜索' }],
    children: (
      <div class="search-page">
        <h1 class="visually-hidden">{q ? `“${q}”的搜索结果` : '搜索'}</h1>
        <SearchForm id="page-search" label="搜索本站" value={q} placeholder="标题、文号、关键词" />
        {q === '' ? <HowToSearch hot={props.hot} /> : <Found {...props} />}
        {q !== '' && result.hits.length === 0 && props.hot.length > 0 ? <Hot words={props.hot} /> : null}
      </div>
    ),
  })
}

function Found(props: SearchPageProps) {
  const { q, result, order, range, chosen, kinds } = props
  const here = (changed: Readonly<Record<string, string | undefined>>) =>
    urls.searchWith({
      q,
      ...(order === 'date' ? { order } : {}),
      ...(range === 'all' ? { range } : {}),
      ...chosen,
      ...changed,
    })
  const narrowed = facetNames.some((name) => chosen[name] !== undefined)
  const facets: Facet[] = (Object.keys(facetTitles) as FacetName[]).flatMap((name) => {
    const values = result.facets[name].slice(0, MOST_VALUES).map(({ value, count }) => ({
      label: name === 'kind' ? (kinds.get(value) ?? '其他') : name === 'year' ? `${value}年` : value,
      count,
      href: here({ [name]: chosen[name] === value ? undefined : value }),
      current: chosen[name] === value,
    }))
    return values.length > 1 || chosen[name] !== undefined ? [{ title: facetTitles[name], values }] : []
  })
  const results = (
    <SearchResults
      q={q}
      words={result.words}
      meant={props.meant}
      hits={result.hits.map((hit) => ({
        href: hit.url,
        title: hit.title,
        excerpt: hit.excerpt,
        kind: kinds.get(hit.kind) ?? '其他',
        notes: [hit.bodyName, hit.number, hit.day],
        ...(hit.validity !== '' && hit.validity !== '有效' ? { validity: hit.validity } : {}),
      }))}
    />
  )
  const ranges = range ? (
    <Tabs
      label="搜索范围"
      items={[
        { href: here({ range: undefined }), title: '本站', current: range === 'site' },
        { href: here({ range: 'all' }), title: '全平台', current: range === 'all' },
      ]}
    />
  ) : null
  if (result.hits.length === 0 && !narrowed)
    return (
      <div>
        {ranges}
        {results}
      </div>
    )
  return (
    <WithSide side={<Facets facets={facets} />}>
      {ranges}
      <Tabs
        label="排序"
        items={[
          { href: here({ order: undefined }), title: '相关度优先', current: order === 'relevance' },
          { href: here({ order: 'date' }), title: '日期优先', current: order === 'date' },
        ]}
      />
      <p class="hint" role="status">
        {result.more ? `超过 ${result.total} 条，请增加关键词或者缩小范围` : `共 ${result.total} 条`}
        {narrowed ? (
          <span>
            {'　'}
            <a href={urls.search(q)}>清除筛选</a>
          </span>
        ) : null}
        {facets.length > 0 ? (
          <a class="to-facets" href="#facets">
            按种类、年份、机关缩小范围
          </a>
        ) : null}
      </p>
      {props.meant ? (
        <p>
          您要找的是不是：<a href={urls.search(props.meant)}>{props.meant}</a>
        </p>
      ) : null}
      {result.loosened ? (
        <Notice>
          <p>没有同时包含全部关键词的信息，以下信息包含其中一部分。</p>
        </Notice>
      ) : null}
      {results}
      <Pages
        page={props.page}
        last={Math.min(50, Math.ceil(result.total / props.size))}
        href={(no) => here({ page: no > 1 ? String(no) : undefined })}
      />
    </WithSide>
  )
}

function Hot({ words }: { words: readonly string[] }) {
  return (
    <section class="panel" aria-labelledby="hot">
      <h2 id="hot">大家常搜</h2>
      <ul class="hot">
        {words.map((word) => (
          <li>
            <a href={urls.search(word)}>{word}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function HowToSearch({ hot }: { hot: readonly string[] }) {
  return (
    <div>
      {hot.length > 0 ? <Hot words={hot} /> : null}
      <section class="panel" aria-labelledby="how">
        <h2 id="how">怎样搜得更准</h2>
        <EmptyState title="政府信息、来信答复、年度报告和机关都可以在这里找到。">
          <ul>
            <li>输入文号或者索引号，直接找到那一份，例如“景政办〔2026〕1号”，括号写法不限</li>
            <li>给一句话加上引号，只找一字不差的，例如“加装电梯补助”</li>
            <li>在词前加减号，排除含有它的信息，例如：补助 -公示</li>
            <li>可以输入拼音、拼音首字母或者繁体字，例如：gongjijin、gjj、公積金</li>
          </ul>
        </EmptyState>
      </section>
    </div>
  )
}
