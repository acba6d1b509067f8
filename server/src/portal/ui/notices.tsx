import { type ComponentChildren, h } from '#platform/html'
import { urls } from '../urls.ts'

export type Tone = 'good' | 'warn' | 'bad'

export interface NoticeProps {
  kind?: Tone
  title?: string
  children?: ComponentChildren
}

/** Something to know before reading on. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div class={kind ? `notice ${kind}` : 'notice'}>
      {title ? <strong>{title}</strong> : null}
      {children}
    </div>
  )
}

/** A state in a word; the word says it, the colour only helps. */
export function Tag({ tone, children }: { tone?: Tone; children: ComponentChildren }) {
  return <span class={tone ? `tag ${tone}` : 'tag'}>{children}</span>
}

export function EmptyState({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p>{title}</p>
      {children}
    </div>
  )
}

export type Validity = 'notYet' | 'inForce' | 'amended' | 'partlyLapsed' | 'expired' | 'repealed'

export const validityNames: Readonly<Record<Validity, string>> = {
  notYet: '尚未生效',
  inForce: '有效',
  amended: '已修改',
  partlyLapsed: '部分失效',
  expired: '失效',
  repealed: '废止',
}

export interface ValidityBannerProps {
  validity: Validity
  /** The day from which this holds. */
  on?: string | undefined
  /** The document that amended or repealed this one. */
  by?: { title: string; href: string } | undefined
}

/** Amended, repealed and lapsed documents stay readable and say so; one in force needs no banner. */
export function ValidityBanner({ validity, on, by }: ValidityBannerProps) {
  if (validity === 'inForce') return null
  const texts: Readonly<Record<Exclude<Validity, 'inForce'>, string>> = {
    notYet: `本文件${on ? `自 ${on} 起` : '尚未'}施行。`,
    amended: `本文件${on ? `已于 ${on} ` : '已'}修改，请同时查看修改后的规定。`,
    partlyLapsed: `本文件部分内容${on ? `自 ${on} 起` : '已'}失效。`,
    expired: `本文件有效期已${on ? `于 ${on} ` : ''}届满，仅供查阅。`,
    repealed: `本文件${on ? `已于 ${on} ` : '已'}废止，仅供查阅。`,
  }
  return (
    <Notice
      kind={validity === 'repealed' || validity === 'expired' ? 'bad' : 'warn'}
      title={validityNames[validity]}
    >
      <p>
        {texts[validity]}
        {by ? (
          <span>
            依据：<a href={by.href}>{by.title}</a>
          </span>
        ) : null}
      </p>
    </Notice>
  )
}

export interface TombstoneProps {
  /** Absent where the title itself must not be shown any more. */
  title?: string | undefined
  kind: string
  reason: string
  on: string
  /** Address of what took its place. */
  successor?: string | undefined
  /** Address of the proof that the ledger holds this withdrawal. */
  proof?: string | undefined
}

/** 撤回说明: what stays at the address of something withdrawn. */
export function Tombstone({ title, kind, reason, on, successor, proof }: TombstoneProps) {
  return (
    <div>
      <h1>信息已撤回</h1>
      <Notice kind="bad" title="撤回说明">
        <p>
          {title ? `《${title}》` : '本页原有信息'}已于 {on} 撤回。
        </p>
        <p>
          撤回类型：{kind}。{reason}
        </p>
        {successor ? (
          <p>
            请查阅<a href={successor}>接替的信息</a>。
          </p>
        ) : null}
      </Notice>
      {proof ? (
        <p>
          本次撤回已记入防篡改的<a href={urls.ledger()}>公开账本</a>，可以下载
          <a href={proof} download="撤回证明.json">
            撤回记录的证明
          </a>
          离线核验。
        </p>
      ) : null}
      <p>
        如需获取相关政府信息，可以<a href={urls.newRequest()}>提交公开申请</a>。
      </p>
    </div>
  )
}
