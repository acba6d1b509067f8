import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { SurveyDetail } from '@yangguang/server/contract/engagement/surveys'
import {
  onceByLabels,
  surveyKindLabels,
  surveyStateLabels,
} from '@yangguang/server/contract/engagement/surveys'
import { Alert, App, Button, Card, Form, Input, Modal, Space, Statistic, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Picture } from '../../ui/picture.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Texts } from './texts.tsx'

const LIVE_MS = 5_000

/** A survey with its counts as they come in. */
export function SurveyPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['survey', id],
    queryFn: () => api.get<SurveyDetail>(`/surveys/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'open' ? LIVE_MS : false),
  })
  return <Loaded query={detail}>{(one) => <Page one={one} />}</Loaded>
}

function Page({ one }: { one: SurveyDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [publishing, setPublishing] = useState(false)
  const act = useMutation({
    mutationFn: ({ name, body = {} }: { name: string; body?: object }) =>
      api.post(`/surveys/${one.id}/${name}`, { version: one.version, ...body }),
    async onSuccess() {
      message.success('已办理')
      setPublishing(false)
      await queries.invalidateQueries()
    },
  })
  const { satisfaction } = one
  return (
    <>
      <PageHead
        title={one.title}
        extra={
          <Space>
            {one.state === 'draft' ? null : <a href={`/surveys/${one.id}`}>在门户查看</a>}
            <a href={`/api/surveys/${one.id}/export`}>
              <Button>导出答卷</Button>
            </a>
          </Space>
        }
      >
        <Tag>{surveyKindLabels[one.kind]}</Tag>
        <Tag>{surveyStateLabels[one.state]}</Tag> {one.number}　{onceByLabels[one.onceBy]}　截止{' '}
        {one.closesOn}
      </PageHead>
      <div className="stack">
        <Card size="small">
          {act.isError ? (
            <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
          ) : null}
          <Space wrap>
            {one.state === 'draft' && one.may.open ? (
              <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ name: 'open' })}>
                开始调查
              </Button>
            ) : null}
            {one.state === 'draft' && one.may.edit ? (
              <Link to="/surveys/$id/edit" params={{ id: one.id }}>
                <Button>修改问卷</Button>
              </Link>
            ) : null}
            {one.state === 'open' && one.may.edit ? (
              <Button loading={act.isPending} onClick={() => act.mutate({ name: 'close' })}>
                提前结束
              </Button>
            ) : null}
            {one.state === 'closed' && one.may.open ? (
              <Button type="primary" onClick={() => setPublishing(true)}>
                公布结果
              </Button>
            ) : null}
            {one.state === 'draft' ? (
              <span className="quiet">设计人以外的负责人核对后开始；开始后题目不能修改。</span>
            ) : null}
          </Space>
        </Card>
        <Space size="large" wrap>
          <Statistic title="答卷" value={one.answers} suffix={one.quota ? `/ ${one.quota}` : '份'} />
          {satisfaction ? (
            <Statistic
              title={`满意度（${satisfaction.satisfied} ÷ ${satisfaction.answered}）`}
              value={
                satisfaction.answered === 0
                  ? '—'
                  : ((satisfaction.satisfied / satisfaction.answered) * 100).toFixed(2)
              }
              suffix="%"
            />
          ) : null}
        </Space>
        {one.answers === 0 ? (
          <Nothing>还没有答卷。</Nothing>
        ) : (
          <>
            <Card size="small" title="每日答卷">
              <Picture
                label={`每日答卷：${one.byDay.map(({ day, count }) => `${day} ${count}份`).join('，')}`}
                height={180}
                option={{
                  grid: { left: 40, right: 16, top: 16, bottom: 28 },
                  xAxis: { type: 'category', data: one.byDay.map(({ day }) => day.slice(5)) },
                  yAxis: { type: 'value', minInterval: 1 },
                  series: [{ type: 'bar', data: one.byDay.map(({ count }) => count), barMaxWidth: 28 }],
                }}
              />
            </Card>
            {one.questions.map((question, at) => (
              <Result key={question.key} one={one} no={at + 1} question={question} tally={one.tallies[at]} />
            ))}
          </>
        )}
      </div>
      <Modal
        title="公布调查结果"
        open={publishing}
        footer={null}
        onCancel={() => setPublishing(false)}
        destroyOnHidden
      >
        <Form layout="vertical" onFinish={(body: object) => act.mutate({ name: 'publish', body })}>
          <Form.Item
            name="conclusion"
            label="结果说明（与各题统计一并公布）"
            rules={[{ required: true, message: '请写明结果说明' }]}
          >
            <Input.TextArea rows={8} maxLength={20_000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            公布
          </Button>
        </Form>
      </Modal>
    </>
  )
}

function Result(props: {
  one: SurveyDetail
  no: number
  question: SurveyDetail['questions'][number]
  tally: SurveyDetail['tallies'][number] | undefined
}) {
  const { one, no, question, tally } = props
  if (!tally) return null
  const entries = Object.entries(tally.counts)
  const unit = question.type === 'rank' ? '平均名次' : '人'
  return (
    <Card
      size="small"
      title={`${no}. ${question.label}`}
      extra={`${tally.answered}人回答${tally.mean === null ? '' : `，平均${tally.mean.toFixed(2)}`}`}
    >
      {entries.length > 0 ? (
        <Picture
          label={entries.map(([name, n]) => `${name} ${n}${unit}`).join('，')}
          height={Math.max(90, entries.length * 34 + 30)}
          option={{
            grid: { left: 8, right: 60, top: 4, bottom: 4, containLabel: true },
            xAxis: { type: 'value', show: false },
            yAxis: {
              ...{ type: 'category', inverse: true },
              data: entries.map(([name]) => (question.type === 'scale' ? `${name}分` : name)),
            },
            series: [
              {
                type: 'bar',
                barMaxWidth: 20,
                data: entries.map(([, n]) => (question.type === 'rank' ? Number(n.toFixed(2)) : n)),
                label: { show: true, position: 'right' },
              },
            ],
          }}
        />
      ) : null}
      {question.type === 'text' ? <Texts one={one} question={question.key} /> : null}
    </Card>
  )
}
