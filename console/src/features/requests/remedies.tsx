import { useQuery } from '@tanstack/react-query'
import type { RemedyView } from '@yangguang/server/contract/requests/remedies'
import {
  broughtByLabels,
  remedyKindLabels,
  remedyResultLabels,
} from '@yangguang/server/contract/requests/remedies'
import { Button, Card, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { today } from '../../lib/time.ts'
import type { ActField } from './act-form.tsx'
import { optionsOf } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { help } from './help.ts'

const date = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({
  name,
  label,
  kind: 'date',
  ...more,
})

const newFields: readonly ActField[] = [
  {
    name: 'kind',
    label: '类型',
    help: help.remedyKind,
    kind: 'select',
    options: optionsOf(remedyKindLabels),
    required: '请选择类型',
  },
  { name: 'broughtBy', label: '提起人', kind: 'radio', options: optionsOf(broughtByLabels) },
  {
    name: 'organ',
    label: '复议机关或者人民法院',
    kind: 'text',
    most: 100,
    hint: '不填的，按本单位当日的复议机关、管辖法院登记',
  },
  { name: 'caseNumber', label: '案号', kind: 'text', most: 60 },
  date('acceptedOn', '受理日期', { required: '请填写受理日期' }),
  date('receivedOn', '收到申请书（起诉状）副本之日', {
    help: help.receivedOn,
    hint: '答复、答辩的期限自次日起算',
  }),
  { name: 'simple', label: '适用简易程序（复议）', kind: 'check', help: help.simple },
  { name: 'defendants', label: '共同被告', kind: 'text', hint: '复议机关同为被告的填写，案件只计一次' },
]
const resultFields: readonly ActField[] = [
  {
    name: 'result',
    label: '结果',
    kind: 'radio',
    options: optionsOf(remedyResultLabels),
    help: help.remedyResult,
  },
  date('closedOn', '审结日期', { required: '请填写审结日期' }),
  { name: 'decisionNumber', label: '决定书、判决书文号', kind: 'text', most: 80 },
  {
    name: 'reReplyDays',
    label: '责令重新答复的期限（工作日）',
    kind: 'number',
    most: 120,
    hint: '没有责令重新答复的填 0；重新答复不另立申请，只计入表四',
  },
  { name: 'note', label: '说明', kind: 'area', most: 500 },
]

/** Reconsideration and litigation over this answer, as 表四 counts them, with our own last days. */
export function Remedies({ requestId }: { requestId: string }) {
  const [asking, setAsking] = useState<Asking>()
  const list = useQuery({
    queryKey: ['remedies', requestId],
    queryFn: () => api.get<RemedyView[]>(`/requests/${requestId}/remedies`),
  })
  const outcomes = useQuery({
    queryKey: ['outcomes'],
    queryFn: () => api.get<{ code: string; label: string }[]>('/requests/outcomes'),
  })
  const ask = (
    remedy: RemedyView,
    title: string,
    name: string,
    fields: readonly ActField[],
    initial?: object,
  ) => setAsking({ title, path: `/remedies/${remedy.id}/${name}`, fields, ...(initial ? { initial } : {}) })
  return (
    <Card
      size="small"
      title="复议和诉讼"
      extra={
        <Button
          size="small"
          onClick={() =>
            setAsking({
              title: '登记复议或者诉讼',
              path: `/requests/${requestId}/remedies`,
              fields: newFields,
              initial: { kind: 'reconsideration', broughtBy: 'applicant', acceptedOn: today() },
              submit: '登记',
            })
          }
        >
          登记
        </Button>
      }
    >
      {list.data?.length === 0 ? <p className="quiet">没有复议或者诉讼。</p> : null}
      <ul style={{ paddingLeft: 18, margin: 0 }}>
        {list.data?.map((remedy) => (
          <li key={remedy.id} style={{ marginBottom: 8 }}>
            <strong>{remedyKindLabels[remedy.kind]}</strong>
            {remedy.broughtBy === 'third_party' ? '（第三方提起）' : ''}　{remedy.organ} {remedy.caseNumber}，
            {remedy.acceptedOn} 受理
            {remedy.result ? (
              <>
                ，{remedy.closedOn} <Tag>{remedyResultLabels[remedy.result]}</Tag>
              </>
            ) : null}
            <p className="quiet" style={{ margin: 0 }}>
              {remedy.answerDueOn
                ? remedy.answeredOn
                  ? `${remedy.answeredOn} 已提交答复（期限 ${remedy.answerDueOn}）`
                  : `应在 ${remedy.answerDueOn} 前提交${remedy.kind === 'reconsideration' ? '复议答复' : '答辩状'}`
                : ''}
              {remedy.reReplyDueOn
                ? remedy.reRepliedOn
                  ? `　${remedy.reRepliedOn} 已重新答复`
                  : `　应在 ${remedy.reReplyDueOn} 前重新答复`
                : ''}
              {remedy.lesson ? `　教训：${remedy.lesson}` : ''}
            </p>
            <Space wrap size={4}>
              {remedy.answerDueOn && !remedy.answeredOn ? (
                <Button
                  size="small"
                  onClick={() =>
                    ask(
                      remedy,
                      '登记提交答复（答辩状）',
                      'answer',
                      [date('on', '提交日期', { required: '请填写日期' })],
                      {
                        on: today(),
                      },
                    )
                  }
                >
                  登记提交
                </Button>
              ) : null}
              {remedy.result === null ? (
                <Button
                  size="small"
                  onClick={() =>
                    ask(remedy, '登记结果', 'result', resultFields, { result: 'upheld', closedOn: today() })
                  }
                >
                  登记结果
                </Button>
              ) : null}
              {remedy.reReplyDueOn && !remedy.reRepliedOn ? (
                <Button
                  size="small"
                  type="primary"
                  onClick={() =>
                    ask(remedy, '重新答复', 're-reply', [
                      {
                        name: 'outcome',
                        label: '重新答复的类型',
                        help: help.outcome,
                        kind: 'select',
                        required: '请选择',
                        options: (outcomes.data ?? []).map((one) => ({ value: one.code, label: one.label })),
                      },
                      {
                        name: 'facts',
                        label: '认定的事实和理由',
                        help: help.facts,
                        kind: 'area',
                        required: '请写明事实和理由',
                        most: 4000,
                      },
                      { name: 'supply', label: '获取的方式、途径', kind: 'area', rows: 2, help: help.supply },
                    ])
                  }
                >
                  重新答复
                </Button>
              ) : null}
              {remedy.result === 'corrected' || remedy.result === 'otherResult' ? (
                <Button
                  size="small"
                  onClick={() =>
                    ask(
                      remedy,
                      '教训和改进',
                      'lesson',
                      [
                        {
                          name: 'lesson',
                          label: '教训和改进措施',
                          kind: 'area',
                          required: '请填写',
                          most: 1000,
                        },
                      ],
                      { lesson: remedy.lesson },
                    )
                  }
                >
                  记教训
                </Button>
              ) : null}
            </Space>
          </li>
        ))}
      </ul>
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </Card>
  )
}
