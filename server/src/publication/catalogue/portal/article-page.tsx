import type { Column } from '#foundation/sites'
import { h, Sanitised } from '#platform/html'
import { Facts, Notice, page, type Site, urls } from '#portal'
import { attributeLabels, withdrawalLabels } from '../contract.ts'
import type { Published } from '../published.ts'

const validityLabels = { in_force: '有效', repealed: '已废止', expired: '已失效', none: '' } as const

function size(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}

export interface ArticleProps {
  site: Site
  elder: boolean
  document: Published
  issuers: readonly string[]
  column: Column | undefined
}

export function articlePage({ site, elder, document, issuers, column }: ArticleProps): string {
  const { content } = document
  const source = issuers.join('、')
  return page({
    site,
    elder,
    title: document.title,
    current: 'platform',
    crumbs: [
      { title: '政府信息公开', href: urls.platform() },
      ...(column ? [{ title: column.title, href: urls.column(column.id) }] : []),
      { title: '正文' },
    ],
    tags: {
      ArticleTitle: document.title,
      PubDate: document.publishedAt,
      ContentSource: source,
      ...(content.keywords.length > 0 ? { Keywords: content.keywords.join(',') } : {}),
      ...(content.abstract ? { Description: content.abstract } : {}),
      ...(column ? { ColumnName: column.title, ColumnType: '信息公开' } : {}),
      Url: urls.document(document.id),
    },
    children: (
      <article class="article" id="article">
        <h1>{document.title}</h1>
        <p class="byline">
          发布时间：<time dateTime={document.publishedAt.replace(' ', 'T')}>{document.publishedAt}</time>
          {'　来源：'}
          {source}
        </p>
        <Facts
          facts={[
            ['索引号', document.indexNumber],
            ['主题分类', document.theme],
            ['发布机构', source],
            ['成文日期', document.writtenOn],
            ['文号', document.documentNumber],
            ['体裁分类', document.genre],
            ['发布日期', document.publishedOn],
            ['有效性', validityLabels[document.validity]],
            ['公开方式', attributeLabels[content.attribute]],
          ]}
        />
        {document.validity === 'repealed' ? (
          <Notice kind="bad">
            <p>本文件已于 {document.repealedOn} 废止，仅供查阅。</p>
          </Notice>
        ) : null}
        <Sanitised html={document.html} />
        {content.attachments.length > 0 ? (
          <section aria-labelledby="attachments">
            <h2 id="attachments">附件</h2>
            <ul>
              {content.attachments.map((file) => (
                <li>
                  <a href={urls.file(file.fileId, file.name)} download={file.name}>
                    {file.name}
                  </a>
                  （{file.name.split('.').pop()?.toUpperCase()}，{size(file.size)}）
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <div class="tools">
          <button type="button" class="plain" data-print hidden>
            打印
          </button>
          <button type="button" class="plain" data-read-aloud="#article .prose" hidden>
            朗读
          </button>
          <a class="button plain" href={urls.proof(document.id)}>
            防篡改证明
          </a>
        </div>
      </article>
    ),
  })
}

/** What stays at the address of a withdrawn document. */
export function tombstonePage(
  site: Site,
  elder: boolean,
  withdrawn: { title: string; withdrawal: string; reason: string; on: string },
): string {
  const label = withdrawalLabels[withdrawn.withdrawal as keyof typeof withdrawalLabels] ?? ''
  return page({
    site,
    elder,
    title: '信息已撤回',
    hidden: true,
    current: 'platform',
    crumbs: [{ title: '政府信息公开', href: urls.platform() }, { title: '信息已撤回' }],
    children: (
      <div>
        <h1>信息已撤回</h1>
        <Notice kind="bad">
          <p>
            {withdrawn.withdrawal === 'privacy' ? '本页原有信息' : `《${withdrawn.title}》`}已于{' '}
            {withdrawn.on} 撤回。
          </p>
          <p>
            撤回类型：{label}。{withdrawn.reason}
          </p>
        </Notice>
        <p>
          如需获取相关政府信息，可以<a href={urls.newRequest()}>提交公开申请</a>。
        </p>
      </div>
    ),
  })
}
