import { h, Sanitised, storedHtml } from '#platform/html'
import { ArticleHeader, Attachments, Notice, page, type Site, urls } from '#portal'
import type { EarlierEdition } from '../history.ts'
import { PLATFORM } from './frame.ts'

/** An edition that another one has replaced, as it was read in its time. */
export function editionPage(props: {
  site: Site
  elder: boolean
  id: string
  edition: EarlierEdition
  issuers: readonly string[]
}): string {
  const { site, elder, id, edition, issuers } = props
  const { content } = edition
  return page({
    site,
    elder,
    title: `${content.title}（第${edition.no}版）`,
    hidden: true,
    current: 'platform',
    crumbs: [PLATFORM, { title: content.title, href: urls.document(id) }, { title: `第${edition.no}版` }],
    children: (
      <article class="article" id="article">
        <Notice kind="warn" title="这是以前的版本">
          <p>
            本版于 {edition.publishedOn} 发布，已被新的版本代替，仅供查阅。请以
            <a href={urls.document(id)}>现行版本</a>为准。
          </p>
        </Notice>
        <ArticleHeader title={content.title} publishedAt={edition.publishedOn} source={issuers.join('、')} />
        {content.correctionNote ? (
          <Notice title="更正说明">
            <p>{content.correctionNote}</p>
          </Notice>
        ) : null}
        <Sanitised html={storedHtml(content.body)} />
        <Attachments
          items={content.attachments.map((file) => ({
            href: urls.file(file.fileId, file.name),
            name: file.name,
            bytes: file.size,
          }))}
        />
        <footer class="genuine">
          <p class="hint">
            第{edition.no}版，全文摘要 {edition.digest.slice(0, 16)}…
          </p>
        </footer>
      </article>
    ),
  })
}
