import type { MineRow } from '#foundation/citizens'
import { h } from '#platform/html'
import type { Site } from '../document.tsx'
import { page } from '../document.tsx'
import { Panel } from '../ui/blocks.tsx'
import type { Problems } from '../ui/field.tsx'
import { ProblemSummary, TextField } from '../ui/forms.tsx'
import { DocumentList } from '../ui/lists.tsx'
import { Notice } from '../ui/notices.tsx'

interface Frame {
  site: Site
  elder: boolean
}

export interface SignInProps extends Frame {
  contact: string
  /** A code was sent; now it is asked for. */
  sent: boolean
  problems: Problems
  identity: string | undefined
}

export function signInPage(props: SignInProps): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '登录我的',
    current: 'mine',
    hidden: true,
    crumbs: [{ title: '我的' }],
    children: (
      <div>
        <h1>我的</h1>
        <p>登录后可以在一处查看申请、来信和意见的办理情况。只保存联系方式和事项的对应关系，加密保存。</p>
        <ProblemSummary problems={props.problems} />
        {props.sent ? (
          <form class="form panel" method="post" action="/mine/enter" novalidate>
            <Notice kind="good">
              <p>验证码已经发送到 {props.contact}，10分钟内有效。</p>
            </Notice>
            <input type="hidden" name="contact" value={props.contact} />
            <TextField
              name="code"
              label="验证码"
              required
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={10}
              problems={props.problems}
            />
            <button type="submit">登录</button>
          </form>
        ) : (
          <form class="form panel" method="post" action="/mine/code" novalidate>
            <TextField
              name="contact"
              label="手机号码或者电子邮箱"
              required
              value={props.contact}
              maxLength={100}
              problems={props.problems}
            />
            <button type="submit">获取验证码</button>
          </form>
        )}
        {props.identity ? (
          <p>
            <a class="button plain" href="/mine/identity" rel="nofollow">
              用{props.identity}登录
            </a>
          </p>
        ) : null}
        <p>
          不登录也可以<a href="/requests/track">查询公开申请</a>、<a href="/interaction/track">查询来信</a>。
        </p>
      </div>
    ),
  })
}

export interface MinePageProps extends Frame {
  groups: readonly { label: string; rows: readonly MineRow[] }[]
  problems: Problems
  values: Readonly<Record<string, string>>
}

export function minePage(props: MinePageProps): string {
  const asks = props.groups.flatMap(({ rows }) => rows.filter((row) => row.asks !== ''))
  return page({
    site: props.site,
    elder: props.elder,
    title: '我的',
    current: 'mine',
    hidden: true,
    crumbs: [{ title: '我的' }],
    children: (
      <div>
        <h1>我的</h1>
        {asks.length > 0 ? (
          <Notice kind="warn" title="需要您做的">
            <ul>
              {asks.map((row) => (
                <li>
                  <a href={row.href}>
                    {row.title}：{row.asks}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        ) : null}
        {props.groups.map(({ label, rows }, at) => (
          <Panel id={`mine-${at}`} title={`${label}（${rows.length}）`}>
            <DocumentList
              items={rows.map((row) => ({
                href: row.href,
                title: row.title,
                number: `${row.number}　${row.state}${row.due ? `　最迟 ${row.due}` : ''}`,
                day: row.day,
              }))}
              empty={`还没有${label}。登录后提交的会自动列在这里。`}
            />
          </Panel>
        ))}
        <Panel id="add" title="添加已经提交的事项">
          <ProblemSummary problems={props.problems} />
          <form class="form" method="post" action="/mine/add" novalidate>
            <TextField
              name="number"
              label="编号"
              required
              value={props.values.number}
              problems={props.problems}
              maxLength={60}
            />
            <TextField name="code" label="查询码" required problems={props.problems} maxLength={20} />
            <button type="submit">添加</button>
          </form>
        </Panel>
        <form method="post" action="/mine/leave">
          <button type="submit" class="plain">
            退出登录
          </button>
        </form>
      </div>
    ),
  })
}
