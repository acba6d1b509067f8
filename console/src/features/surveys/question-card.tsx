import type { SurveyInput } from '@yangguang/server/contract/engagement/surveys'
import { questionTypeLabels } from '@yangguang/server/contract/engagement/surveys'
import { Button, Card, Checkbox, Input, InputNumber, Select, Space } from 'antd'

export type Question = SurveyInput['questions'][number]

export function newQuestion(others: readonly Question[]): Question {
  let no = others.length + 1
  while (others.some(({ key }) => key === `q${no}`)) no += 1
  return {
    key: `q${no}`,
    type: 'single',
    label: '',
    required: true,
    options: ['', ''],
    rows: [],
    most: 0,
    showIf: null,
    quotas: {},
    satisfaction: false,
  }
}

const lines = (text: string) => text.split('\n').map((line) => line.trim())
const chooses = (question: Question) =>
  ['single', 'multiple', 'dropdown', 'rank', 'matrix'].includes(question.type)
const decides = (question: Question) => ['single', 'dropdown', 'multiple', 'scale'].includes(question.type)

interface Props {
  no: number
  question: Question
  before: readonly Question[]
  onChange: (question: Question) => void
  onRemove: () => void
  onUp?: () => void
  onDown?: () => void
}

/** One question: its kind, its choices, and when it is asked. */
export function QuestionCard({ no, question, before, onChange, onRemove, onUp, onDown }: Props) {
  const set = (change: Partial<Question>) => onChange({ ...question, ...change })
  const earlier = before.filter(decides)
  const source = earlier.find(({ key }) => key === question.showIf?.key)
  const id = (name: string) => `${question.key}-${name}`
  return (
    <Card
      size="small"
      title={`第${no}题`}
      extra={
        <Space>
          {onUp ? (
            <Button size="small" onClick={onUp}>
              上移
            </Button>
          ) : null}
          {onDown ? (
            <Button size="small" onClick={onDown}>
              下移
            </Button>
          ) : null}
          <Button size="small" danger onClick={onRemove}>
            删除
          </Button>
        </Space>
      }
    >
      <Space wrap style={{ width: '100%' }}>
        <Select
          aria-label={`第${no}题题型`}
          style={{ width: 130 }}
          value={question.type}
          onChange={(type) => set({ type, most: type === 'scale' ? 5 : 0, satisfaction: false })}
          options={Object.entries(questionTypeLabels).map(([value, label]) => ({ value, label }))}
        />
        <Checkbox checked={question.required} onChange={({ target }) => set({ required: target.checked })}>
          必答
        </Checkbox>
        {question.type === 'scale' ? (
          <>
            <label htmlFor={id('most')}>最高分</label>
            <InputNumber
              id={id('most')}
              min={2}
              max={10}
              value={question.most}
              onChange={(most) => set({ most: most ?? 5 })}
            />
            <Checkbox
              checked={question.satisfaction}
              onChange={({ target }) => set({ satisfaction: target.checked })}
            >
              用来计算满意度
            </Checkbox>
          </>
        ) : null}
        {question.type === 'multiple' ? (
          <>
            <label htmlFor={id('most')}>最多选几项（0为不限）</label>
            <InputNumber
              id={id('most')}
              min={0}
              max={10}
              value={question.most}
              onChange={(most) => set({ most: most ?? 0 })}
            />
          </>
        ) : null}
      </Space>
      <div style={{ marginTop: 12, display: 'grid', gap: 4 }}>
        <label htmlFor={id('label')}>题目</label>
        <Input
          id={id('label')}
          maxLength={300}
          value={question.label}
          onChange={({ target }) => set({ label: target.value })}
        />
      </div>
      {question.type === 'matrix' ? (
        <div style={{ marginTop: 12, display: 'grid', gap: 4 }}>
          <label htmlFor={id('rows')}>评价的项目（每行一个）</label>
          <Input.TextArea
            id={id('rows')}
            rows={3}
            value={question.rows.join('\n')}
            onChange={({ target }) => set({ rows: lines(target.value) })}
          />
        </div>
      ) : null}
      {chooses(question) ? (
        <div style={{ marginTop: 12, display: 'grid', gap: 4 }}>
          <label htmlFor={id('options')}>选项（每行一个）</label>
          <Input.TextArea
            id={id('options')}
            rows={Math.max(3, question.options.length)}
            value={question.options.join('\n')}
            onChange={({ target }) => set({ options: lines(target.value) })}
          />
        </div>
      ) : null}
      {earlier.length > 0 ? (
        <Space wrap style={{ marginTop: 8 }}>
          <label htmlFor={id('when')}>显示条件</label>
          <Select
            id={id('when')}
            style={{ width: 240 }}
            value={question.showIf?.key ?? ''}
            onChange={(key) => set({ showIf: key === '' ? null : { key, values: [] } })}
            options={[
              { value: '', label: '总是显示' },
              ...earlier.map((other) => ({
                value: other.key,
                label: `第${before.indexOf(other) + 1}题的回答`,
              })),
            ]}
          />
          {source ? (
            <Select
              aria-label="回答是"
              mode="multiple"
              style={{ minWidth: 260 }}
              placeholder="是以下回答时显示"
              value={question.showIf?.values ?? []}
              onChange={(values: string[]) => set({ showIf: { key: source.key, values } })}
              options={(source.type === 'scale'
                ? Array.from({ length: source.most }, (_, at) => String(at + 1))
                : source.options
              ).map((value) => ({ value, label: value }))}
            />
          ) : null}
        </Space>
      ) : null}
      {(question.type === 'single' || question.type === 'dropdown') &&
      question.options.some((option) => option !== '') ? (
        <Space wrap style={{ marginTop: 8 }}>
          <span>名额（可不填）</span>
          {question.options
            .filter((option) => option !== '')
            .map((option) => (
              <InputNumber
                key={option}
                aria-label={`${option}的名额`}
                addonBefore={option}
                min={1}
                style={{ width: 160 }}
                value={question.quotas[option] ?? null}
                onChange={(most) => {
                  const { [option]: _, ...others } = question.quotas
                  set({ quotas: most ? { ...others, [option]: most } : others })
                }}
              />
            ))}
        </Space>
      ) : null}
    </Card>
  )
}
