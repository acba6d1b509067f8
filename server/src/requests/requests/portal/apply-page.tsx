import type { Body } from '#foundation/bodies'
import type { WaitingFile } from '#foundation/files'
import { h } from '#platform/html'
import {
  FileField,
  FormKey,
  Notice,
  ProblemSummary,
  type Problems,
  page,
  Radios,
  Select,
  type Site,
  TextArea,
  TextField,
  urls,
} from '#portal'
import { deliveryWayLabels, deliveryWays, wantedFormLabels, wantedForms } from '../contract.ts'
import { ApplicantFields, ATTACHMENTS, keptIn } from './applicant-fields.tsx'
import { type Found, FoundList } from './found.tsx'
import type { Limits } from './limits.ts'

interface Frame {
  site: Site
  elder: boolean
}

const ENTRANCE = { title: '依申请公开', href: urls.requests() }

export function entrancePage({
  site,
  elder,
  bodies,
  limits,
}: Frame & { bodies: readonly Body[]; limits: Limits }): string {
  return page({
    site,
    elder,
    title: '依申请公开',
    current: 'requests',
    crumbs: [{ title: '依申请公开' }],
    children: (
      <div>
        <h1>依申请公开</h1>
        <p>
          公民、法人和其他组织可以向行政机关申请获取没有主动公开的政府信息。申请不收取费用，无需说明用途；申请数量、频次明显超过合理范围的，可以收取信息处理费（条例第四十二条）。
        </p>
        <p class="tools">
          <a class="button" href={urls.newRequest()}>
            在线申请
          </a>
          <a class="button plain" href={urls.track()}>
            查询办理进度
          </a>
          <a class="button plain" href="/requests/answered">
            已答复的申请
          </a>
          <a class="button plain" href="/requests/help">
            申请帮助
          </a>
        </p>
        <div class="columns">
          <section class="panel" aria-labelledby="steps">
            <h2 id="steps">办理流程</h2>
            <ol>
              <li>提交申请，保存申请编号和查询码</li>
              <li>机关与您确认收到申请的日期</li>
              <li>内容不明确的，机关在{limits.correction}个工作日内一次性告知补正</li>
              <li>自收到申请之日起{limits.reply}个工作日内答复；依法延长的会书面告知</li>
              <li>凭编号和查询码查看、下载答复</li>
            </ol>
          </section>
          <section class="panel" aria-labelledby="other-ways">
            <h2 id="other-ways">其他方式</h2>
            <p>也可以当面或者邮寄提交。书写有困难的，可以口头提出，由工作人员代为填写。</p>
            <ul>
              {bodies.slice(0, 12).map((body) => (
                <li>
                  <a href={urls.body(body.id)}>{body.name}</a>　<span class="whole">{body.phone}</span>
                </li>
              ))}
            </ul>
            <p class="more">
              <a href={urls.bodies()}>全部机关</a>
            </p>
            <p>
              机关记录的与您有关的信息不准确的，可以
              <a href="/requests/corrections">申请更正</a>（条例第四十一条）。
            </p>
          </section>
        </div>
      </div>
    ),
  })
}

export type Values = Readonly<Record<string, string>>

const choices = <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, string>>) =>
  keys.map((value) => ({ value, label: labels[value] }))

interface FormProps extends Frame {
  bodies: readonly Body[]
  values: Values
  problems: Problems
  formKey: string
  /** The word under which the files chosen so far are kept; empty where there are none. */
  basket: string
  kept: readonly WaitingFile[]
  found?: Found | undefined
  /** A citizen who has signed in finds the matter under 我的. */
  signedIn?: boolean
  /** The code under which the form was just put aside. */
  saved?: string | undefined
}

export function applyPage(props: FormProps): string {
  const { site, elder, bodies, values, problems, formKey, basket, kept, found, saved, signedIn } = props
  const field = (name: string) => ({ name, value: values[name], problems })
  return page({
    site,
    elder,
    title: '申请公开政府信息',
    current: 'requests',
    hidden: true,
    crumbs: [ENTRANCE, { title: '在线申请' }],
    children: (
      <div>
        <h1>申请公开政府信息</h1>
        <ProblemSummary problems={problems} />
        {saved ? (
          <Notice kind="good">
            <p>
              已保存三十天。续填码：
              <span class="code" id="resume-code">
                {saved}
              </span>
              ，请记下；换一台设备也可以用它继续填写，选好的文件一并保留。
            </p>
          </Notice>
        ) : null}
        <p class="hint">
          带“选填”的可以不填。没有填完的可以先保存；之前保存过的，
          <a href="/requests/resume">凭续填码继续填写</a>。
          阅读、书写有困难的，可以拨打受理机关电话口头提出，由工作人员代为填写；怎样写、多久有结果，见
          <a href="/requests/help">申请帮助</a>。
        </p>
        {signedIn ? (
          <p class="hint">
            您已登录：提交后可以在“我的”里查看办理进度，不需要查询码；联系方式已按您的账号填好，可以修改。
          </p>
        ) : null}
        <form
          class="form panel"
          method="post"
          action={urls.newRequest()}
          enctype="multipart/form-data"
          novalidate
        >
          <FormKey value={formKey} />
          {basket ? <input type="hidden" name="basket" value={basket} /> : null}
          <h2>向谁申请</h2>
          <Select
            {...field('bodyId')}
            label="受理机关"
            required
            prompt="请选择"
            choices={bodies.map((body) => ({ value: body.id, label: body.name }))}
          />
          <h2>申请什么</h2>
          <TextArea
            {...field('asked')}
            label="所需政府信息"
            required
            rows={6}
            maxLength={4000}
            hint="写明信息的名称、文号，或者便于查找的其他特征，如时间、事项、制作机关。一份申请最好只写一件事。"
          />
          <div data-found="/requests/suggest" data-found-for="asked">
            {found ? <FoundList {...found} /> : null}
          </div>
          <p>
            <button type="submit" name="act" value="check" class="plain">
              先查一查是否已经公开
            </button>
          </p>
          <Radios
            {...field('wantedForm')}
            label="信息的形式"
            required
            choices={choices(wantedForms, wantedFormLabels)}
          />
          <Radios
            {...field('deliveryWay')}
            label="获取方式"
            required
            choices={choices(deliveryWays, deliveryWayLabels)}
          />
          <FileField
            {...field('files')}
            kept={keptIn(kept, 'files')}
            label="附件"
            multiple
            accept={ATTACHMENTS}
            hint="便于查找的材料，如公告截图、旧文件。PDF、Word、Excel 或者图片，每个不超过 10 MB，连同下面的证明一共不超过 5 个。"
          />
          <ApplicantFields values={values} problems={problems} kept={kept} />
          <p>
            <button type="submit" name="act" value="send">
              提交申请
            </button>{' '}
            <button type="submit" name="act" value="save" class="plain">
              保存，以后再填
            </button>
          </p>
        </form>
      </div>
    ),
  })
}

export function receiptPage({
  site,
  elder,
  number,
  code,
  body,
  on,
  mine,
  limits,
}: Frame & {
  number: string
  code: string
  body: string
  on: string
  mine: boolean
  limits: Limits
}): string {
  return page({
    site,
    elder,
    title: '申请已提交',
    current: 'requests',
    hidden: true,
    crumbs: [ENTRANCE, { title: '申请已提交' }],
    children: (
      <div>
        <h1>申请已提交</h1>
        <Notice kind="good">
          <p>
            {body}已于 {on} 接收您的申请。请保存下面的编号和查询码，查询码只显示这一次。
          </p>
          <p>
            申请编号：
            <span class="code" id="request-number">
              {number}
            </span>
          </p>
          <p>
            查询码：
            <span class="code" id="query-code">
              {code}
            </span>
          </p>
        </Notice>
        <h2>接下来</h2>
        <ol>
          <li>受理机关会与您联系，确认收到申请的日期，答复期限从这一天起算。</li>
          <li>一般在收到申请之日起{limits.reply}个工作日内答复。</li>
          {mine ? (
            <li>
              申请已放入<a href="/mine">我的</a>，登录后不用查询码就能查看。
            </li>
          ) : null}
          <li>
            您可以随时<a href={urls.track()}>查询办理进度</a>。
          </li>
        </ol>
        <button type="button" class="plain" data-print hidden>
          打印回执
        </button>
      </div>
    ),
  })
}

/** Taking up a form that was put aside. */
export function resumePage({ site, elder, problem }: Frame & { problem: string | undefined }): string {
  const problems: Record<string, string> = problem ? { saved: problem } : {}
  return page({
    site,
    elder,
    title: '继续填写',
    current: 'requests',
    hidden: true,
    crumbs: [ENTRANCE, { title: '继续填写' }],
    children: (
      <div>
        <h1>继续填写</h1>
        <ProblemSummary problems={problems} />
        <form class="form panel" method="post" action="/requests/resume" novalidate>
          <TextField name="saved" label="续填码" required problems={problems} maxLength={20} />
          <button type="submit">继续填写</button>
        </form>
      </div>
    ),
  })
}
