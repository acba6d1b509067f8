import type { Column } from '#foundation/sites'
import { type Finished, h, Ready, Sanitised } from '#platform/html'
import {
  ArticleHeader,
  ArticleTools,
  Attachments,
  articleTags,
  Notice,
  outwardLinks,
  page,
  QrCode,
  type Site,
  Tombstone,
  urls,
  type Validity,
  ValidityBanner,
  validityNames,
} from '#portal'
import { attributeLabels, withdrawalLabels } from '../contract.ts'
import type { OpenEdition } from '../history.ts'
import type { Published } from '../published.ts'
import { columnTypes } from './column-page.tsx'
import { PLATFORM } from './frame.ts'

/** How the catalogue's validity is shown; a record that knows none says nothing. */
const validities: Readonly<Record<Published['validity'], Validity | undefined>> = {
  not_yet: 'notYet',
  in_force: 'inForce',
  amended: 'amended',
  partly: 'partlyLapsed',
  repealed: 'repealed',
  expired: 'expired',
  none: undefined,
}

export interface ArticleProps {
  site: Site
  elder: boolean
  document: Published
  issuers: readonly string[]
  column: Column | undefined
  /** Below the text: interpretations, what else the wings know of it, texts like it; a draft has nothing there. */
  below: Finished | undefined
  /** The editions before this one that may still be read. */
  earlier: readonly OpenEdition[]
  /** The page's whole address, for the QR code. */
  address: string
}

export function articlePage(props: ArticleProps): string {
  const { site, elder, document, issuers, column } = props
  const { content } = document
  const source = issuers.join('、')
  const validity = validities[document.validity]
  const inPlatform = !column || column.kind === 'statutory' || column.kind === 'policy'
  return page({
    site,
    elder,
    title: document.title,
    current: inPlatform ? 'platform' : 'home',
    crumbs: [
      ...(inPlatform ? [PLATFORM] : []),
      ...(column ? [{ title: column.title, href: urls.column(column.id) }] : []),
      { title: '正文' },
    ],
    tags: articleTags({
      title: document.title,
      publishedAt: document.publishedAt,
      source,
      keywords: content.keywords,
      description: content.abstract,
      url: urls.document(document.id),
      ...(column ? { column: { name: column.title, type: columnTypes[column.kind] } } : {}),
    }),
    children: [
      <article class="article" id="article">
        <ArticleHeader
          title={document.title}
          publishedAt={document.publishedAt}
          source={source}
          metadata={{
            indexNumber: document.indexNumber,
            theme: document.theme,
            issuer: source,
            writtenOn: document.writtenOn,
            title: document.title,
            documentNumber: document.documentNumber,
            publishedOn: document.publishedOn,
            validity: validity ? validityNames[validity] : '',
            attribute: attributeLabels[content.attribute],
            genre: document.genre,
            keywords: content.keywords.join('　'),
          }}
        />
        <ArticleTools readAloud="#article .prose">
          <a class="button plain" href={urls.documentWord(document.id)} download>
            下载Word
          </a>
          <a class="button plain" href={urls.documentText(document.id)} download>
            下载文本
          </a>
        </ArticleTools>
        {validity ? (
          <ValidityBanner
            validity={validity}
            on={
              validity === 'notYet'
                ? content.effectiveOn
                : (document.repealedOn ?? document.expiredOn ?? undefined)
            }
          />
        ) : null}
        {content.correctionNote ? (
          <Notice title="更正说明">
            <p>{content.correctionNote}</p>
          </Notice>
        ) : null}
        {content.publicNotice ? (
          <p class="hint">
            依据{content.publicNotice.basis}公示，公示期至 {content.publicNotice.until}。
          </p>
        ) : null}
        <Sanitised html={outwardLinks(document.html)} />
        <Attachments
          items={content.attachments.map((file) => ({
            href: urls.file(file.fileId, file.name),
            name: file.name,
            bytes: file.size,
          }))}
        />
        <Genuine {...props} />
      </article>,
      props.below === undefined ? null : <Ready part={props.below} />,
    ],
  })
}

/** The QR code, and how anyone can prove that the text has not been changed since it was published. */
function Genuine({ document, address, earlier }: ArticleProps) {
  return (
    <footer class="genuine">
      <QrCode text={address} label="本页地址的二维码" />
      <div>
        <p>
          扫一扫在手机上查看当前页面
          <br />
          <span class="hint">
            第{document.editionNo}版，全文摘要 {document.digest.slice(0, 16)}…
          </span>
        </p>
        {earlier.length > 0 ? (
          <p>
            以前的版本：
            {earlier.map((edition) => (
              <span>
                <a href={urls.edition(document.id, edition.no)}>第{edition.no}版</a>（{edition.publishedOn}
                发布）{' '}
              </span>
            ))}
          </p>
        ) : null}
        <details>
          <summary>核验本文未被改动</summary>
          <p class="hint">
            本文发布时已记入防篡改账本。下载证明后，任何人都可以用命令“yangguang verify
            证明文件”离线核验全文、发布时间和账本树根的签名。
          </p>
          <p>
            <a
              href={urls.proof(document.id)}
              download={`证明-${document.indexNumber.replace('/', '-')}.json`}
            >
              下载完整性证明
            </a>
          </p>
        </details>
      </div>
    </footer>
  )
}

/** What stays at the address of a withdrawn document. */
export function tombstonePage(
  site: Site,
  elder: boolean,
  withdrawn: {
    id: string
    title: string
    withdrawal: string
    reason: string
    on: string
    redirectTo: string | null
  },
): string {
  const label = withdrawalLabels[withdrawn.withdrawal as keyof typeof withdrawalLabels] ?? '依法处置'
  return page({
    site,
    elder,
    title: '信息已撤回',
    hidden: true,
    current: 'platform',
    crumbs: [PLATFORM, { title: '信息已撤回' }],
    children: (
      <Tombstone
        title={/^(?:privacy|leak)$/.test(withdrawn.withdrawal) ? undefined : withdrawn.title}
        kind={label}
        reason={withdrawn.reason}
        on={withdrawn.on}
        proof={urls.withdrawalProof(withdrawn.id)}
        successor={withdrawn.redirectTo ? urls.document(withdrawn.redirectTo) : undefined}
      />
    ),
  })
}
