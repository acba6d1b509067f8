import type {
  FindingView,
  ReportDetail,
  SectionKey,
} from '@yangguang/server/contract/oversight/annual-report'
import { sectionLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Button, Input } from 'antd'
import type { Typing } from './use-typing.ts'

interface Props {
  report: ReportDetail
  typing: Typing
  keys: readonly SectionKey[]
  onFocus: (key: SectionKey) => void
}

/** Some of the texts, each with what the checks say of it right below. */
export function Writing({ report, typing, keys, onFocus }: Props) {
  return keys.map((key) => (
    <section key={key} className="report-part">
      {report.may.edit ? (
        <>
          <label htmlFor={`sections.${key}`}>{sectionLabels[key]}</label>
          <Input.TextArea
            id={`sections.${key}`}
            value={typing.texts[key]}
            onChange={(event) => typing.write(key, event.target.value)}
            onFocus={() => onFocus(key)}
            onKeyDown={(event) => {
              if ((event.ctrlKey || event.metaKey) && event.key === 's') {
                event.preventDefault()
                void typing.save().catch(() => undefined)
              }
            }}
            placeholder={hints[key]}
            autoSize={{ minRows: key === 'overview' ? 2 : 4, maxRows: 24 }}
            maxLength={50_000}
          />
        </>
      ) : (
        <>
          <h3 id={`sections.${key}`} tabIndex={-1}>
            {sectionLabels[key]}
          </h3>
          <p className="report-text">{report.sections[key] || (key === 'overview' ? '—' : '无。')}</p>
        </>
      )}
      <Said findings={typing.findings} at={key} />
    </section>
  ))
}

const hints: Partial<Record<SectionKey, string>> = {
  overview: '编制依据、统计期限、电子版获取方式和联系方式。',
  disclosure: '主动公开了什么、有多少、效果如何。',
  requests: '收到多少件申请，办理结果如何。',
  management: '政府信息的审查、发布、调整、清理。',
  platform: '网站、新媒体、公报等公开平台的建设。',
  supervision: '工作考核、社会评议、责任追究结果，复议诉讼情况。',
  problems: '先写存在的问题，再写改进情况。',
  other: '收取信息处理费的情况在这里报告；没有的写明没有收取。',
}

function Said({ findings, at }: { findings: readonly FindingView[]; at: SectionKey }) {
  const own = findings.filter((found) => found.cells.includes(`sections.${at}`) && found.override === null)
  if (own.length === 0) return null
  return (
    <ul className="said">
      {own.map((found) => (
        <li key={found.message} className={found.level}>
          {found.message}
        </li>
      ))}
    </ul>
  )
}

/** Says what is not saved, and saves it. */
export function SaveBar({ typing }: { typing: Typing }) {
  if (!typing.dirty && !typing.problem) return null
  return (
    <div className="save-bar" role="status">
      <Button
        type="primary"
        loading={typing.saving}
        onClick={() => void typing.save().catch(() => undefined)}
      >
        保存文字
      </Button>
      {typing.problem ? (
        <span style={{ color: '#b3141a' }}>{typing.problem}</span>
      ) : (
        <span className="quiet">有尚未保存的修改（Ctrl+S 保存）</span>
      )}
    </div>
  )
}
