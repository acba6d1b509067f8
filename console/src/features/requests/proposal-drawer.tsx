import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  DraftPreview,
  Proposal,
  RequestDetail,
  TreeQuestion,
} from '@yangguang/server/contract/requests/requests'
import { App, Button, Drawer, Form, Input, Select, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { DecisionTree } from './decision-tree.tsx'
import { help } from './help.ts'
import { LetterText } from './letter-text.tsx'

interface Outcome {
  code: string
  label: string
  article: string
  letter: string
  withheld: boolean
  discretionary: boolean
  remedy: string
}

const empty: Proposal = {
  outcome: '',
  facts: '',
  discretion: '',
  supply: '',
  otherOrgan: '',
  earlier: '',
  attachments: [],
  tree: null,
  differsBecause: '',
}
const supplies = [
  'granted',
  'already_public',
  'partial',
  'registry_query',
  'publication',
  'petition',
  'reissue',
]
const remedyNames: Readonly<Record<string, string>> = {
  either: '告知可以申请行政复议或者提起行政诉讼',
  reconsideration_first: '告知应当先申请行政复议（行政复议法第二十三条）',
  none: '不载明救济渠道',
}

/** Drafts the reply: questions lead to the outcome, the outcome says what the letter must hold, the preview shows it. */
export function ProposalDrawer({
  request,
  open,
  onClose,
}: {
  request: RequestDetail
  open: boolean
  onClose: () => void
}) {
  return (
    <Drawer title="拟办答复" open={open} onClose={onClose} size="min(960px, 100vw)" destroyOnHidden>
      <ProposalForm request={request} onClose={onClose} />
    </Drawer>
  )
}

function ProposalForm({ request, onClose }: { request: RequestDetail; onClose: () => void }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [form] = Form.useForm<Proposal>()
  const kept = useKept<Proposal>(form, `proposal.${request.id}`, request.version)
  const [tree, setTree] = useState<Proposal['tree']>(kept.values.tree ?? request.proposal?.tree ?? null)
  const outcomes = useQuery({
    queryKey: ['outcomes'],
    queryFn: () => api.get<Outcome[]>('/requests/outcomes'),
  })
  const questions = useQuery({
    queryKey: ['tree'],
    queryFn: () => api.get<TreeQuestion[]>('/requests/tree'),
  })
  const complete = (): Proposal => ({ ...empty, ...form.getFieldsValue(), tree })
  const preview = useMutation({
    mutationFn: () =>
      api.post<DraftPreview>(`/requests/${request.id}/preview`, {
        version: request.version,
        proposal: complete(),
      }),
  })
  const propose = useMutation({
    mutationFn: () =>
      api.post(`/requests/${request.id}/proposal`, { version: request.version, proposal: complete() }),
    async onSuccess() {
      kept.forget()
      message.success('已提交签发')
      onClose()
      await queries.invalidateQueries()
    },
  })
  const code = Form.useWatch('outcome', form)
  const all = outcomes.data ?? []
  const chosen = all.find((outcome) => outcome.code === code)
  const groups = [
    { label: '公开', of: (one: Outcome) => ['already_public', 'granted', 'partial'].includes(one.code) },
    { label: '不予公开', of: (one: Outcome) => one.withheld && one.code !== 'partial' },
    {
      label: '无法提供、不予处理和其他',
      of: (one: Outcome) => !one.withheld && !['already_public', 'granted'].includes(one.code),
    },
  ]
  const earlier = request.similar.find((one) => one.sameApplicant && one.decidedOn)
  const problem = propose.error ?? preview.error
  return (
    <>
      <Refused error={problem} />
      {kept.note}
      <DecisionTree
        questions={questions.data ?? []}
        onEnd={(found) => {
          setTree(found)
          form.setFieldsValue({ outcome: found.outcome })
          if (found.outcome === 'repeated' && earlier)
            form.setFieldsValue({ earlier: `${earlier.number}，${earlier.decidedOn}答复` })
        }}
      />
      <Form<Proposal>
        form={form}
        layout="vertical"
        initialValues={{ ...(request.proposal ?? { ...empty, outcome: undefined }), ...kept.values }}
        onValuesChange={(changed) =>
          kept.keep({ ...changed, tree, outcome: code }, { ...form.getFieldsValue(true), tree })
        }
        onFinish={() => propose.mutate()}
      >
        <Form.Item
          name="outcome"
          label={<LabelWithHelp {...help.outcome}>答复类型</LabelWithHelp>}
          rules={[{ required: true, message: '请选择答复类型' }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={groups.map((group) => ({
              label: group.label,
              options: all.filter(group.of).map((one) => ({ value: one.code, label: one.label })),
            }))}
          />
        </Form.Item>
        {chosen ? (
          <p className="quiet">
            依据条例{chosen.article}，生成《{chosen.letter}》，{remedyNames[chosen.remedy]}。
          </p>
        ) : null}
        {tree && chosen && tree.outcome !== chosen.code ? (
          <Form.Item
            name="differsBecause"
            label="与判断结果不同的理由"
            rules={[{ required: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null}
        {chosen && !['granted', 'already_public', 'withdrawn'].includes(chosen.code) ? (
          <Form.Item
            name="facts"
            label={<LabelWithHelp {...help.facts}>经审查认定的事实和理由</LabelWithHelp>}
            rules={[{ required: true, message: '请写明事实和理由' }]}
          >
            <Input.TextArea rows={3} maxLength={4000} />
          </Form.Item>
        ) : null}
        {chosen?.discretionary ? (
          <Form.Item
            name="discretion"
            label={<LabelWithHelp {...help.discretion}>裁量考虑（“可以不予公开”的须说明）</LabelWithHelp>}
            rules={[{ required: true, message: '请写明裁量考虑' }]}
          >
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null}
        {chosen?.code === 'other_organ' ? (
          <Form.Item
            name="otherOrgan"
            label={
              <LabelWithHelp {...help.otherOrgan}>负责公开的机关名称和联系方式（能够确定的）</LabelWithHelp>
            }
          >
            <Input maxLength={300} />
          </Form.Item>
        ) : null}
        {chosen?.code === 'repeated' ? (
          <Form.Item
            name="earlier"
            label={<LabelWithHelp {...help.earlier}>此前答复的文号和日期</LabelWithHelp>}
          >
            <Input maxLength={200} />
          </Form.Item>
        ) : null}
        {chosen && supplies.includes(chosen.code) ? (
          <>
            <Form.Item
              name="supply"
              label={<LabelWithHelp {...help.supply}>获取的方式、途径和时间</LabelWithHelp>}
            >
              <Input.TextArea rows={2} maxLength={2000} />
            </Form.Item>
            <Form.Item name="attachments" label="附件名称">
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['；', ';']} />
            </Form.Item>
          </>
        ) : null}
        <Space>
          <Button type="primary" htmlType="submit" loading={propose.isPending}>
            提交签发
          </Button>
          <Button disabled={!chosen} loading={preview.isPending} onClick={() => preview.mutate()}>
            预览文书
          </Button>
        </Space>
      </Form>
      {preview.data ? (
        <div style={{ marginTop: 24 }}>
          <LetterText letter={preview.data} />
        </div>
      ) : null}
    </>
  )
}
