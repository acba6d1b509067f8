import type { WaitingFile } from '#foundation/files'
import { Fragment, h } from '#platform/html'
import { Checkboxes, FileField, type KeptFile, type Problems, Radios, Select, TextField } from '#portal'
import { applicantTypeLabels, applicantTypes } from '../contract.ts'
import { MOST_OTHERS, othersOf } from './sent-application.ts'

export const ATTACHMENTS = '.pdf,.docx,.doc,.xlsx,.xls,.png,.jpg,.jpeg'

const personal = ['居民身份证', '护照', '港澳居民来往内地通行证', '台湾居民来往大陆通行证', '其他证件']
const organisations = applicantTypes.filter((type) => type !== 'naturalPerson')

interface Props {
  values: Readonly<Record<string, string>>
  problems: Problems
  /** Files chosen before the form came back. */
  kept: readonly WaitingFile[]
}

/** What is kept for one file field. */
export const keptIn = (kept: readonly WaitingFile[], name: string): KeptFile[] =>
  kept.filter(({ field }) => field === name).map(({ id, file }) => ({ id, name: file.name, size: file.size }))

/** Who applies: a citizen, or a legal person or other organisation, each with its own form (Art 27, 29). */
export function ApplicantFields(props: Props) {
  const { values, problems, kept } = props
  const field = (name: string) => ({ name, value: values[name], problems })
  const organisation = values.form === 'organisation'
  return (
    <Fragment>
      <h2>申请人</h2>
      <input type="hidden" name="form" value={organisation ? 'organisation' : 'citizen'} />
      <p>
        {organisation ? '现在填写的是法人、其他组织申请表。' : '现在填写的是公民申请表。'}{' '}
        <button type="submit" name="act" value={organisation ? 'citizen' : 'organisation'} class="plain">
          {organisation ? '改填公民申请表' : '单位申请的，改填法人、其他组织申请表'}
        </button>
      </p>
      {organisation ? <Organisation {...props} /> : <Citizen {...props} />}
      <TextField
        {...field('phone')}
        label={organisation ? '联系人电话' : '联系电话'}
        required
        inputMode="tel"
        autocomplete="tel"
        maxLength={40}
      />
      <TextField {...field('email')} label="电子邮箱" inputMode="email" autocomplete="email" />
      <TextField {...field('address')} label="通信地址" autocomplete="street-address" maxLength={200} />
      <FileField
        {...field('identity')}
        kept={keptIn(kept, 'identity')}
        label={organisation ? '营业执照等证明' : '身份证件'}
        accept={ATTACHMENTS}
        hint="扫描件或者照片，加密保存，只用于核对身份，不会公开；也可以在受理机关联系您时提供。"
      />
      <Checkboxes
        name="needsHelp"
        label="需要的帮助"
        problems={{}}
        chosen={values.needsHelp ? ['1'] : []}
        choices={[{ value: '1', label: '阅读、视听有困难，请受理机关联系我提供帮助' }]}
      />
      <Others {...props} />
    </Fragment>
  )
}

function Citizen({ values, problems }: Props) {
  const field = (name: string) => ({ name, value: values[name], problems })
  return (
    <Fragment>
      <input type="hidden" name="applicantType" value="naturalPerson" />
      <TextField {...field('name')} label="姓名" required autocomplete="name" maxLength={100} />
      <Select
        {...field('documentKind')}
        label="证件类型"
        required
        choices={personal.map((label) => ({ value: label, label }))}
      />
      <TextField
        {...field('documentNumber')}
        label="证件号码"
        required
        maxLength={60}
        hint="仅用于核对身份，加密保存，不会公开。"
      />
    </Fragment>
  )
}

function Organisation({ values, problems }: Props) {
  const field = (name: string) => ({ name, value: values[name], problems })
  return (
    <Fragment>
      <input type="hidden" name="documentKind" value="统一社会信用代码" />
      <Radios
        {...field('applicantType')}
        label="单位类型"
        required
        choices={organisations.map((value) => ({ value, label: applicantTypeLabels[value] }))}
      />
      <TextField {...field('name')} label="单位名称" required autocomplete="organization" maxLength={100} />
      <TextField {...field('documentNumber')} label="统一社会信用代码" required maxLength={60} />
      <TextField {...field('contact')} label="联系人" required autocomplete="name" maxLength={50} />
    </Fragment>
  )
}

/** Further applicants, and whoever acts for them. */
function Others({ values, problems, kept }: Props) {
  const count = othersOf(values)
  const field = (name: string) => ({ name, value: values[name], problems })
  const begun = Array.from({ length: count }, (_, at) => values[`otherName${at + 1}`] ?? '').some(Boolean)
  return (
    <details
      open={
        begun ||
        count > 1 ||
        keptIn(kept, 'mandate').length > 0 ||
        Object.keys(problems).some((name) => name.startsWith('other'))
      }
    >
      <summary>还有其他申请人，或者由代理人办理</summary>
      <input type="hidden" name="others" value={String(count)} />
      {Array.from({ length: count }, (_, at) => at + 1).map((no) => (
        <fieldset>
          <legend>第{no}位</legend>
          <Select
            {...field(`otherRole${no}`)}
            label="身份"
            prompt="没有"
            choices={[
              { value: 'co_applicant', label: '共同申请人' },
              { value: 'agent', label: '代理人（须提交授权委托书）' },
            ]}
          />
          <TextField {...field(`otherName${no}`)} label="姓名或者名称" maxLength={100} />
          <TextField {...field(`otherNumber${no}`)} label="证件号码" maxLength={60} />
          <TextField {...field(`otherPhone${no}`)} label="联系电话" inputMode="tel" maxLength={40} />
        </fieldset>
      ))}
      {count < MOST_OTHERS ? (
        <button type="submit" name="act" value="another" class="plain">
          再加一位
        </button>
      ) : null}
      <FileField
        {...field('mandate')}
        kept={keptIn(kept, 'mandate')}
        label="授权委托书"
        accept={ATTACHMENTS}
        hint="由代理人办理的，上传委托书的扫描件或者照片；也可以另行提交。"
      />
    </details>
  )
}
