import type { Body } from '#foundation/bodies'
import { attachmentTypes, type ChosenFiles, type HumanQuestion } from '#foundation/guard'
import { h } from '#platform/html'
import {
  Checkboxes,
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
} from '#portal'
import { FILES_MOST } from '../case-files.ts'
import type { ChannelRecord } from '../channel.ts'
import { caseUrls } from './urls.ts'

export interface Frame {
  site: Site
  elder: boolean
}
export type Values = Readonly<Record<string, string>>

export const HUB = { title: '政民互动', href: caseUrls.hub() }

export interface WriteProps extends Frame {
  channel: ChannelRecord
  bodies: readonly Body[]
  values: Values
  problems: Problems
  formKey: string
  chosen: ChosenFiles
  question: HumanQuestion
  promise: readonly string[]
}

/** The form of a channel: what it is about first, who writes last, and no more than is needed. */
export function writePage(props: WriteProps): string {
  const { site, elder, channel, bodies, values, problems, question } = props
  const field = (name: string) => ({ name, value: values[name], problems })
  return page({
    site,
    elder,
    title: channel.name,
    current: 'interaction',
    hidden: true,
    crumbs: [HUB, { title: channel.name, href: caseUrls.channel(channel.code) }, { title: '写信' }],
    children: (
      <div>
        <h1>{channel.name}</h1>
        <p>{channel.intro}</p>
        {props.promise.map((line) => (
          <p class="hint">{line}</p>
        ))}
        <ProblemSummary problems={problems} />
        <form
          class="form panel"
          method="post"
          action={caseUrls.write(channel.code)}
          enctype="multipart/form-data"
          novalidate
        >
          <FormKey value={props.formKey} />
          {props.chosen.held.length > 0 ? (
            <input type="hidden" name="basket" value={props.chosen.basket} />
          ) : null}
          <h2>什么事</h2>
          {channel.desk_body_id ? null : (
            <Select
              {...field('bodyId')}
              label="写给哪个单位"
              required
              prompt="请选择"
              choices={bodies.map((body) => ({ value: body.id, label: body.name }))}
            />
          )}
          <Radios
            {...field('matter')}
            label="类型"
            required
            choices={channel.matters.map((matter) => ({ value: matter, label: matter }))}
          />
          <TextField
            {...field('title')}
            label="事由"
            required
            maxLength={50}
            hint="用一句话写明，例如：某某路口路灯不亮"
          />
          <TextArea
            {...field('asked')}
            label="具体情况"
            required
            rows={8}
            maxLength={4000}
            hint="写明时间、地点和经过，希望怎样解决。请不要写身份证号、银行卡号等信息。"
          />
          <TextField {...field('place')} label="地点" maxLength={100} hint="如街道、社区、路口" />
          <input type="hidden" name="lng" value={values.lng ?? ''} />
          <input type="hidden" name="lat" value={values.lat ?? ''} />
          <p data-locate hidden>
            <button type="button" class="plain">
              附上我现在的位置
            </button>{' '}
            <span class="hint" role="status">
              {values.lng && values.lat ? '已经附上位置，工作人员可以看到，不会公开。' : ''}
            </span>
          </p>
          <FileField
            {...field('files')}
            kept={props.chosen.held.map(({ id, file }) => ({ id, name: file.name, size: file.size }))}
            label="附件"
            accept={attachmentTypes}
            multiple
            hint={`照片、文件，最多${FILES_MOST}个，每个不超过10MB；没有可以不选。`}
          />
          <h2>怎样联系您</h2>
          {channel.anonymous ? (
            <Notice>
              <p>可以不填姓名和电话。不填的，请保存好查询码，凭它查看答复。</p>
            </Notice>
          ) : null}
          <TextField
            {...field('name')}
            label="姓名"
            required={!channel.anonymous}
            autocomplete="name"
            maxLength={50}
          />
          <TextField
            {...field('phone')}
            label="联系电话"
            required={!channel.anonymous}
            type="tel"
            inputMode="tel"
            autocomplete="tel"
            maxLength={40}
            hint="加密保存，只用于核实和答复，不会公开。"
          />
          <TextField
            {...field('email')}
            label="电子邮箱"
            type="email"
            inputMode="email"
            autocomplete="email"
          />
          {channel.publishes === 'consent' ? (
            <Checkboxes
              name="consent"
              label="是否同意公开"
              problems={problems}
              chosen={values.consent === 'yes' ? ['yes'] : []}
              choices={[{ value: 'yes', label: '同意隐去个人信息后公开来信和答复' }]}
            />
          ) : null}
          {channel.publishes === 'always' ? (
            <p class="hint">本渠道的提问和答复经审核、隐去个人信息后公开。</p>
          ) : null}
          <h2>最后一步</h2>
          <input type="hidden" name="question" value={question.token} />
          <TextField
            name="answer"
            problems={problems}
            label={`验证问题：${question.text}`}
            required
            maxLength={4}
            hint="请填写数字，用来区分真人和程序。"
          />
          <button type="submit">提交</button>
        </form>
      </div>
    ),
  })
}

export function receiptPage(
  props: Frame & { channel: ChannelRecord; number: string; code: string; promise: readonly string[] },
): string {
  return page({
    site: props.site,
    elder: props.elder,
    title: '已经提交',
    current: 'interaction',
    hidden: true,
    crumbs: [
      HUB,
      { title: props.channel.name, href: caseUrls.channel(props.channel.code) },
      { title: '已经提交' },
    ],
    children: (
      <div>
        <h1>已经提交</h1>
        <Notice kind="good">
          <p>请保存下面的编号和查询码，查询码只显示这一次。</p>
          <p>
            编号：
            <span class="code" id="case-number">
              {props.number}
            </span>
          </p>
          <p>
            查询码：
            <span class="code" id="case-code">
              {props.code}
            </span>
          </p>
        </Notice>
        <h2>接下来</h2>
        <ol>
          {props.promise.map((line) => (
            <li>{line}</li>
          ))}
          <li>
            凭编号和查询码<a href={caseUrls.track()}>查看办理进度和答复</a>，答复后可以评价。
          </li>
        </ol>
        <button type="button" class="plain" data-print hidden>
          打印回执
        </button>
      </div>
    ),
  })
}
