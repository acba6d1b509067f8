import type { Body } from '#foundation/bodies'
import type { Column } from '#foundation/sites'
import { h } from '#platform/html'
import { DocumentList, Facts, type ListedDocument, Pages, page, SideNav, type Site, urls } from '#portal'

interface Frame {
  site: Site
  elder: boolean
}

const PLATFORM = { title: '政府信息公开', href: urls.platform() }

export function homePage({
  site,
  elder,
  blocks,
}: Frame & { blocks: readonly { column: Column; items: readonly ListedDocument[] }[] }): string {
  return page({
    site,
    elder,
    title: site.name,
    current: 'home',
    children: [
      <div class="hero">
        <div>
          <h1>您要找什么？</h1>
          <form class="search-form" action="/search">
            <label class="visually-hidden" for="home-search">
              搜索文件、政策和办事信息
            </label>
            <input
              id="home-search"
              name="q"
              type="search"
              placeholder="输入标题、文号或者关键词"
              maxLength={100}
            />
            <button type="submit">搜索</button>
          </form>
          <ul class="entrances">
            <Entrance href={urls.requests()} title="依申请公开" text="没有找到？向行政机关申请获取" />
            <Entrance href={urls.track()} title="申请查询" text="凭编号和查询码查看办理进度" />
            <Entrance href={urls.platform()} title="法定主动公开" text="按目录查阅、下载政府信息" />
            <Entrance href={urls.reports()} title="年度报告" text="各机关历年公开工作情况" />
          </ul>
        </div>
      </div>,
      <div class="columns" style="margin-top:1.6rem">
        {blocks.map(({ column, items }) => (
          <section class="panel" aria-labelledby={`block-${column.id}`}>
            <h2 id={`block-${column.id}`}>{column.title}</h2>
            <DocumentList items={items} empty="暂时没有信息。" />
            <p class="more">
              <a href={urls.column(column.id)}>更多{column.title}</a>
            </p>
          </section>
        ))}
      </div>,
    ],
  })
}

function Entrance({ href, title, text }: { href: string; title: string; text: string }) {
  return (
    <li>
      <a href={href}>
        <strong>{title}</strong>
        <span>{text}</span>
      </a>
    </li>
  )
}

/** 政府信息公开平台 (国办公开办函〔2019〕61号): four statutory parts, requests beside them. */
export function platformPage({
  site,
  elder,
  columns,
  latest,
}: Frame & { columns: readonly Column[]; latest: readonly ListedDocument[] }): string {
  return page({
    site,
    elder,
    title: '政府信息公开',
    current: 'platform',
    crumbs: [{ title: '政府信息公开' }],
    tags: {
      ColumnName: '政府信息公开',
      ColumnType: '信息公开',
      ColumnDescription: '法定主动公开内容的查阅、检索和下载',
      ColumnKeywords: '政府信息公开',
    },
    children: (
      <div class="with-side">
        <SideNav
          label="政府信息公开平台"
          items={[
            { href: urls.guide(), title: '政府信息公开指南' },
            { href: urls.column('zd'), title: '政府信息公开制度' },
            { href: urls.platform(), title: '法定主动公开内容', current: true },
            { href: urls.reports(), title: '政府信息公开年报' },
            { href: urls.requests(), title: '依申请公开' },
          ]}
        />
        <div>
          <h1 style="margin-top:0">法定主动公开内容</h1>
          <section class="panel" aria-labelledby="statutory">
            <h2 id="statutory">公开目录</h2>
            <ul class="entrances" style="margin-top:0.6rem">
              {columns
                .filter((column) => column.kind === 'statutory' || column.kind === 'policy')
                .map((column) => (
                  <li>
                    <a href={urls.column(column.id)}>
                      <strong>{column.title}</strong>
                      {column.statutoryItem ? (
                        <span>
                          条例第二十条第（
                          {'一二三四五六七八九十'[column.statutoryItem - 1] ??
                            `十${'一二三四五'[column.statutoryItem - 11]}`}
                          ）项
                        </span>
                      ) : null}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
          <section class="panel" aria-labelledby="latest">
            <h2 id="latest">最新公开</h2>
            <DocumentList items={latest} empty="暂时没有信息。" />
          </section>
        </div>
      </div>
    ),
  })
}

export function columnPage({
  site,
  elder,
  column,
  siblings,
  items,
  total,
  current,
  last,
}: Frame & {
  column: Column
  siblings: readonly Column[]
  items: readonly ListedDocument[]
  total: number
  current: number
  last: number
}): string {
  return page({
    site,
    elder,
    title: column.title,
    current: 'platform',
    crumbs: [PLATFORM, { title: column.title }],
    tags: {
      ColumnName: column.title,
      ColumnType: '信息公开',
      ColumnDescription: `${site.name}${column.title}`,
      ColumnKeywords: column.title,
    },
    children: (
      <div class="with-side">
        <SideNav
          label="栏目"
          items={siblings.map((sibling) => ({
            href: urls.column(sibling.id),
            title: sibling.title,
            current: sibling.id === column.id,
          }))}
        />
        <div class="panel">
          <h1>{column.title}</h1>
          <p class="hint">共 {total} 条</p>
          <DocumentList items={items} empty="本栏目暂时没有信息。您可以通过依申请公开获取。" />
          <Pages page={current} last={last} href={(no) => urls.column(column.id, no)} />
        </div>
      </div>
    ),
  })
}

export function bodiesPage({ site, elder, bodies }: Frame & { bodies: readonly Body[] }): string {
  const groups = Map.groupBy(bodies, (body) => body.kindLabel)
  return page({
    site,
    elder,
    title: '公开机关',
    current: 'bodies',
    crumbs: [{ title: '公开机关' }],
    children: (
      <div>
        <h1>公开机关</h1>
        <div class="columns">
          {[...groups].map(([label, members]) => (
            <section class="panel" aria-label={label}>
              <h2>{label}</h2>
              <ul>
                {members.map((body) => (
                  <li>
                    <a href={urls.body(body.id)}>{body.name}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    ),
  })
}

export function bodyPage({
  site,
  elder,
  body,
  items,
}: Frame & { body: Body; items: readonly ListedDocument[] }): string {
  return page({
    site,
    elder,
    title: body.name,
    current: 'bodies',
    crumbs: [{ title: '公开机关', href: urls.bodies() }, { title: body.name }],
    children: (
      <div>
        <h1>{body.name}</h1>
        <Facts
          facts={[
            ['办公地址', body.address],
            ['联系电话', body.phone],
            ['办公时间', body.officeHours],
            ['电子邮箱', body.email],
            ['机构代码', body.code],
          ]}
        />
        {body.receivesRequests ? (
          <p>
            <a class="button" href={urls.newRequest(body.id)}>
              向本机关申请公开
            </a>
          </p>
        ) : null}
        <section class="panel" aria-labelledby="latest">
          <h2 id="latest">最新公开</h2>
          <DocumentList items={items} empty="暂时没有信息。" />
        </section>
      </div>
    ),
  })
}

export function guidePage({ site, elder, body }: Frame & { body: Body | undefined }): string {
  return page({
    site,
    elder,
    title: '政府信息公开指南',
    current: 'platform',
    crumbs: [PLATFORM, { title: '政府信息公开指南' }],
    children: (
      <article class="article">
        <h1>政府信息公开指南</h1>
        <div class="prose">
          <h2>一、信息分类和编排</h2>
          <p>
            本平台按照《中华人民共和国政府信息公开条例》第二十条、第二十一条规定的范围设置栏目，每条信息标注索引号、名称、内容概述和生成日期，可以按栏目浏览，也可以按标题、文号和内容检索。
          </p>
          <h2>二、获取方式</h2>
          <p>
            主动公开的信息可以在本平台检索、查阅和下载，也可以到国家档案馆、公共图书馆和政务服务场所查阅。没有主动公开的信息，可以向制作或者保存该信息的行政机关提出申请。
          </p>
          <h2>三、提出申请</h2>
          <p>
            申请可以在网上提交，也可以当面、邮寄提交。申请应当包括申请人的姓名或者名称、身份证明、联系方式，申请公开的政府信息的名称、文号或者便于查询的其他特征性描述，以及获取信息的方式、途径。书写确有困难的，可以口头提出，由受理机关代为填写。
          </p>
          <h2>四、答复期限</h2>
          <p>
            能够当场答复的当场答复；不能当场答复的，自收到申请之日起20个工作日内答复；需要延长的，经工作机构负责人同意并告知申请人，最长不超过20个工作日。征求第三方和其他机关意见所需时间不计算在内。
          </p>
          <h2>五、监督和救济</h2>
          <p>
            认为行政机关没有依法履行公开义务的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼。
          </p>
          <h2>六、工作机构</h2>
        </div>
        {body ? (
          <Facts
            facts={[
              ['名称', body.name],
              ['办公地址', body.address],
              ['办公时间', body.officeHours],
              ['联系电话', body.phone],
              ['电子邮箱', body.email],
            ]}
          />
        ) : null}
      </article>
    ),
  })
}

export function sitemapPage({
  site,
  elder,
  columns,
  bodies,
}: Frame & { columns: readonly Column[]; bodies: readonly Body[] }): string {
  return page({
    site,
    elder,
    title: '网站地图',
    crumbs: [{ title: '网站地图' }],
    children: (
      <div>
        <h1>网站地图</h1>
        <div class="columns">
          <section class="panel" aria-label="栏目">
            <h2>栏目</h2>
            <ul>
              {columns.map((column) => (
                <li>
                  <a href={urls.column(column.id)}>{column.title}</a>
                </li>
              ))}
            </ul>
          </section>
          <section class="panel" aria-label="服务">
            <h2>服务</h2>
            <ul>
              <li>
                <a href={urls.guide()}>政府信息公开指南</a>
              </li>
              <li>
                <a href={urls.requests()}>依申请公开</a>
              </li>
              <li>
                <a href={urls.track()}>申请查询</a>
              </li>
              <li>
                <a href={urls.reports()}>年度报告</a>
              </li>
            </ul>
          </section>
          <section class="panel" aria-label="机关">
            <h2>机关</h2>
            <ul>
              {bodies.map((body) => (
                <li>
                  <a href={urls.body(body.id)}>{body.name}</a>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    ),
  })
}
