import type { Aids, ReportDetail, SectionKey } from '@yangguang/server/contract/oversight/annual-report'
import { sectionLabels } from '@yangguang/server/contract/oversight/annual-report'
import { Button, Card, Progress, Tabs } from 'antd'
import { ScreenLink } from './screen-link.tsx'
import type { Typing } from './use-typing.ts'

interface Props {
  report: ReportDetail
  typing: Typing
  aids: Aids | undefined
  at: SectionKey
}

/** Beside the text one writes: the year's facts, last year's words, and how much of them is repeated. */
export function Reference({ report, typing, aids, at }: Props) {
  const facts = (aids?.facts ?? []).filter((fact) => fact.section === at)
  const last = aids?.lastYear
  const add = (sentence: string) => {
    const text = typing.texts[at].trimEnd()
    typing.write(at, text === '' ? sentence : `${text}${/[。；！？\n]$/.test(text) ? '' : '。'}${sentence}`)
  }
  return (
    <Card size="small" title={`写作参考：${sectionLabels[at].replace(/^[一二三四五六]、/, '')}`}>
      <Tabs
        size="small"
        items={[
          {
            key: 'facts',
            label: '本年事实',
            children:
              facts.length === 0 ? (
                <p className="quiet">这一部分没有可以由数据写出的事实。</p>
              ) : (
                <ul className="facts">
                  {facts.map((fact) => (
                    <li key={fact.sentence}>
                      {fact.sentence}
                      {report.may.edit ? (
                        typing.texts[at].includes(fact.sentence) ? (
                          <span className="quiet">（已写入）</span>
                        ) : (
                          <Button type="link" size="small" onClick={() => add(fact.sentence)}>
                            写入
                          </Button>
                        )
                      ) : null}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'last',
            label: '上年文字',
            children: last ? (
              <>
                <p className="report-text" style={{ fontSize: 14, maxHeight: 260, overflowY: 'auto' }}>
                  {last.sections[at] || '上年没有写这一部分。'}
                </p>
                <ScreenLink to={`/reports/${last.id}`}>打开{last.year}年度报告</ScreenLink>
              </>
            ) : (
              <p className="quiet">平台里没有上一年度已发布的报告。</p>
            ),
          },
          { key: 'same', label: '雷同', children: <Repeated typing={typing} aids={aids} /> },
        ]}
      />
    </Card>
  )
}

function Repeated({ typing, aids }: Pick<Props, 'typing' | 'aids'>) {
  const found = typing.repetition ?? aids?.repetition
  if (!aids?.lastYear || !found) return <p className="quiet">没有上年报告可以对照。</p>
  const share = Math.round(found.share * 100)
  return (
    <>
      <Progress
        aria-label="与上年报告相同的文字"
        percent={share}
        size="small"
        strokeColor={share > 50 ? '#b3141a' : '#1b6e3c'}
      />
      <p className="quiet">与上年报告相同的文字占{share}%。照抄照搬、内容雷同的报告会被退回。</p>
      <ul className="facts" style={{ maxHeight: 220, overflowY: 'auto' }}>
        {found.passages.map((passage) => (
          <li key={passage}>{passage}</li>
        ))}
      </ul>
    </>
  )
}
