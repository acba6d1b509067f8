import { type ComponentChildren, h } from '#platform/html'
import { Facts } from './lists.tsx'

export interface ArticleHeaderProps {
  title: string
  /** `YYYY-MM-DD HH:MM`. */
  publishedAt: string
  source: string
  metadata?: DocumentMetadata
}

export interface DocumentMetadata {
  indexNumber: string
  theme: string
  issuer: string
  writtenOn: string
  title: string
  documentNumber: string
  publishedOn: string
  validity: string
  attribute: string
  genre?: string
  keywords?: string
}

/** The metadata table with the labels in use on government sites; what a document has not is left out. */
export function MetadataTable({ metadata }: { metadata: DocumentMetadata }) {
  return (
    <Facts
      wide={['标题']}
      facts={[
        ['索引号', metadata.indexNumber],
        ['主题分类', metadata.theme],
        ['发布机构', metadata.issuer],
        ['成文日期', metadata.writtenOn],
        ['标题', metadata.title],
        ['文号', metadata.documentNumber],
        ['发布日期', metadata.publishedOn],
        ['有效性', metadata.validity],
        ['公开方式', metadata.attribute],
        ['体裁分类', metadata.genre ?? ''],
        ['主题词', metadata.keywords ?? ''],
      ]}
    />
  )
}

export function ArticleHeader({ title, publishedAt, source, metadata }: ArticleHeaderProps) {
  return (
    <header>
      <h1>{title}</h1>
      <p class="byline">
        发布时间：<time dateTime={publishedAt.replace(' ', 'T')}>{publishedAt}</time>　来源：{source}
      </p>
      {metadata ? <MetadataTable metadata={metadata} /> : null}
    </header>
  )
}

export interface Attachment {
  href: string
  name: string
  bytes: number
}

/** A size as people read it. */
export function fileSize(bytes: number): string {
  if (bytes >= 1_048_576) return `${(bytes / 1_048_576).toFixed(1)} MB`
  return `${Math.max(1, Math.round(bytes / 1024))} KB`
}

const ending = (name: string) => name.split('.').pop()?.toLowerCase() ?? ''
const stem = (name: string) => name.slice(0, name.lastIndexOf('.'))

const players: Readonly<Record<string, 'video' | 'audio'>> = { mp4: 'video', mp3: 'audio' }

/** A recording is played where it stands; captions are the attached file of the same name that ends in .vtt. */
function Recording({ file, items }: { file: Attachment; items: readonly Attachment[] }) {
  const Player = players[ending(file.name)]
  if (!Player) return null
  const captions = items.find(({ name }) => ending(name) === 'vtt' && stem(name) === stem(file.name))
  return (
    <Player controls preload="metadata" src={file.href} aria-label={file.name}>
      {captions ? <track kind="captions" src={captions.href} srclang="zh" label="字幕" default /> : null}
    </Player>
  )
}

/** Files to take along, each with kind and size before one loads it. */
export function Attachments({ items, title = '附件' }: { items: readonly Attachment[]; title?: string }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="attachments">
      <h2 id="attachments">{title}</h2>
      <ul class="attachments">
        {items.map((file) => (
          <li>
            <a href={file.href} download={file.name}>
              {file.name}
            </a>
            <span>
              {file.name.includes('.') ? `${file.name.split('.').pop()?.toUpperCase()}，` : ''}
              {fileSize(file.bytes)}
            </span>
            <Recording file={file} items={items} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/**
 * Print, link, text size, read aloud: buttons appear where the browser can do it.
 * @param readAloud selector of the text that is read
 */
export function ArticleTools({ readAloud, children }: { readAloud: string; children?: ComponentChildren }) {
  return (
    <div class="tools">
      <button type="button" class="plain" data-text-size hidden>
        加大字号
      </button>
      <button type="button" class="plain" data-read-aloud={readAloud} hidden>
        朗读
      </button>
      <button type="button" class="plain" data-print hidden>
        打印
      </button>
      <button type="button" class="plain" data-copy-link hidden>
        复制链接
      </button>
      <button type="button" class="plain" data-share hidden>
        分享
      </button>
      {children}
    </div>
  )
}

export interface LetterProps {
  issuer: string
  title: string
  number: string
  addressee: string
  paragraphs: readonly string[]
  attachments?: readonly string[]
  date: string
  /** Download buttons and the like. */
  children?: ComponentChildren
}

/** An official letter as it looks on paper. */
export function OfficialLetter(props: LetterProps) {
  return (
    <article class="article letter" aria-label={props.title}>
      <p class="letter-head">{props.issuer}</p>
      <p class="byline">{props.number}</p>
      <h2>{props.title}</h2>
      <div class="prose">
        <p class="addressee">{props.addressee}：</p>
        {props.paragraphs.map((text) => (
          <p>{text}</p>
        ))}
        {(props.attachments ?? []).map((text, index) => (
          <p>
            附件{index + 1}：{text}
          </p>
        ))}
        <p class="signature">{props.issuer}</p>
        <p class="signature">{props.date}</p>
      </div>
      {props.children}
    </article>
  )
}
