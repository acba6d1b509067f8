import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { SurveyDetail, SurveyInput } from '@yangguang/server/contract/engagement/surveys'
import { onceByLabels, surveyKindLabels } from '@yangguang/server/contract/engagement/surveys'
import { Button, Card, Form, Input, InputNumber, Radio, Select, Space } from 'antd'
import { useEffect, useState } from 'react'
import { useMe } from '../../app/session.ts'
import { api } from '../../lib/api.ts'
import { Refused } from '../../ui/act.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { useKept } from '../../ui/kept.tsx'
import { Loaded, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'
import { newQuestion, type Question, QuestionCard } from './question-card.tsx'

export function NewSurveyPage() {
  return <Editor />
}

export function EditSurveyPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['survey', id, 'edit'],
    queryFn: () => api.get<SurveyDetail>(`/surveys/${id}`),
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return <Loaded query={detail}>{(one) => <Editor one={one} />}</Loaded>
}

const needed = (message: string) => [{ required: true, message }]

type Typed = Omit<SurveyInput, 'questions'> & { questions: Question[] }
const own = (one?: SurveyDetail): Question[] => one?.questions ?? [newQuestion([])]

function Editor({ one }: { one?: SurveyDetail }) {
  const me = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Typed>()
  const kept = useKept<Typed>(form, `survey.${one?.id ?? ''}`, one?.version)
  const [questions, setAll] = useState<Question[]>(kept.values.questions ?? own(one))
  const setQuestions = (next: (now: Question[]) => Question[]) => {
    const all = next(questions)
    setAll(all)
    kept.keep({ questions: all }, { questions: all })
  }
  useEffect(() => {
    if (kept.turn > 0) setAll(own(one))
  }, [kept.turn, one])
  const [formKey] = useState(() => crypto.randomUUID())
  const save = useMutation({
    async mutationFn(values: Omit<SurveyInput, 'questions' | 'bodyId'>) {
      const filled = questions.map((question) => ({
        ...question,
        options: question.options.filter((option) => option !== ''),
        rows: question.rows.filter((row) => row !== ''),
      }))
      const input = {
        ...values,
        quota: values.quota ?? null,
        questions: filled,
        bodyId: one?.bodyId ?? me.bodyId,
      }
      if (!one) return (await api.post<{ id: string }>('/surveys', input, { once: formKey })).id
      await api.put(`/surveys/${one.id}`, { ...input, version: one.version })
      return one.id
    },
    onSuccess(id) {
      kept.forget()
      return navigate({ to: '/surveys/$id', params: { id } })
    },
  })
  const change = (at: number, question: Question | undefined) =>
    setQuestions((now) => now.flatMap((old, index) => (index === at ? (question ?? []) : old)))
  const move = (at: number, by: -1 | 1) =>
    setQuestions((now) => {
      const next = [...now]
      const [moved] = next.splice(at, 1)
      if (moved) next.splice(at + by, 0, moved)
      return next
    })
  return (
    <>
      <PageHead title={one ? '修改问卷' : '设计问卷'} />
      <Refused error={save.error} />
      {kept.note}
      <Form
        form={form}
        layout="vertical"
        style={{ maxWidth: 900 }}
        initialValues={{ ...(one ?? { kind: 'survey', onceBy: 'device' }), ...kept.values }}
        onValuesChange={kept.keep}
        onFinish={(values) => save.mutate(values)}
      >
        <Card style={{ marginBottom: 16 }}>
          <Form.Item name="title" label="标题" rules={needed('请填写标题')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="kind" label={<LabelWithHelp {...help.kind}>类别</LabelWithHelp>}>
            <Radio.Group
              options={Object.entries(surveyKindLabels).map(([value, label]) => ({ value, label }))}
            />
          </Form.Item>
          <Form.Item
            name="intro"
            label={<LabelWithHelp {...help.intro}>调查目的和用途</LabelWithHelp>}
            rules={needed('请写明调查目的和用途')}
          >
            <Input.TextArea rows={3} maxLength={5_000} />
          </Form.Item>
          <Space size="large" wrap align="start">
            <Form.Item name="onceBy" label={<LabelWithHelp {...help.onceBy}>每人一份</LabelWithHelp>}>
              <Select
                style={{ width: 340 }}
                options={Object.entries(onceByLabels).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item
              name="closesOn"
              label={<LabelWithHelp {...help.closesOn}>截止日期</LabelWithHelp>}
              rules={needed('请填写截止日期')}
            >
              <DayField />
            </Form.Item>
            <Form.Item name="quota" label="最多收多少份（可不填）">
              <InputNumber min={1} precision={0} style={{ width: 180 }} />
            </Form.Item>
          </Space>
        </Card>
        <div className="stack">
          {questions.map((question, at) => (
            <QuestionCard
              key={question.key}
              no={at + 1}
              question={question}
              before={questions.slice(0, at)}
              onChange={(next) => change(at, next)}
              onRemove={() => change(at, undefined)}
              {...(at > 0 ? { onUp: () => move(at, -1) } : {})}
              {...(at < questions.length - 1 ? { onDown: () => move(at, 1) } : {})}
            />
          ))}
        </div>
        <Button
          type="dashed"
          block
          style={{ margin: '16px 0' }}
          onClick={() => setQuestions((now) => [...now, newQuestion(now)])}
        >
          增加一题
        </Button>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </>
  )
}
