import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { InterviewDetail } from '@yangguang/server/contract/engagement/interviews'
import { interviewStateLabels, questionStateLabels } from '@yangguang/server/contract/engagement/interviews'
import { Alert, Button, Card, Form, Input, List, Popconfirm, Select, Space, Tag, Upload } from 'antd'
import { useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { EvidenceButton } from '../../ui/evidence.tsx'
import { LabelWithHelp } from '../../ui/help.tsx'
import { HideButton } from '../../ui/hide-button.tsx'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { help } from './help.ts'

const LIVE_MS = 3_000

/** The control desk of an interview: what is said at the left, the question box at the right. */
export function InterviewPage() {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery({
    queryKey: ['interview', id],
    queryFn: () => api.get<InterviewDetail>(`/interviews/${id}`),
    refetchInterval: ({ state }) =>
      state.data && ['announced', 'live'].includes(state.data.state) ? LIVE_MS : false,
  })
  return <Loaded query={detail}>{(one) => <Desk one={one} />}</Loaded>
}

function Desk({ one }: { one: InterviewDetail }) {
  const queries = useQueryClient()
  const [asked, setAsked] = useState<InterviewDetail['box'][number]>()
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      api.post(`/interviews/${one.id}/${path}`, body),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['interview', one.id] }),
  })
  const step = (path: string) => act.mutate({ path, body: { version: one.version } })
  const live = one.state === 'live'
  return (
    <>
      <PageHead
        title={one.title}
        extra={
          <Space size="middle">
            {one.state === 'draft' ? null : <a href={`/interviews/${one.id}`}>在门户查看</a>}
            {one.state === 'draft' ? (
              <Button type="primary" onClick={() => step('announce')}>
                发布预告
              </Button>
            ) : null}
            {one.state === 'announced' ? (
              <Popconfirm
                placement="bottomRight"
                title="现在开始直播？"
                description={`预告的时间是 ${moment(one.startsAt)}。开始后发言即时出现在门户。`}
                okText="开始"
                cancelText="不开始"
                onConfirm={() => step('start')}
              >
                <Button type="primary" loading={act.isPending}>
                  开始直播
                </Button>
              </Popconfirm>
            ) : null}
            {live ? (
              <Popconfirm
                placement="bottomRight"
                title="结束直播？"
                description="结束后不能再发言和提问，实录整理为访谈全文。"
                okText="结束"
                cancelText="不结束"
                onConfirm={() => step('end')}
              >
                <Button danger loading={act.isPending}>
                  结束直播
                </Button>
              </Popconfirm>
            ) : null}
          </Space>
        }
      >
        <Tag {...(live ? { color: '#b3141a' } : {})}>{interviewStateLabels[one.state]}</Tag>{' '}
        {moment(one.startsAt)} 至 {moment(one.endsAt).slice(11)}
        {'　'}
        {one.guests.map(({ name, title }) => `${title} ${name}`).join('、')}
        {live ? `　本机在线读者 ${one.readers}` : ''}
      </PageHead>
      {act.isError ? (
        <Alert type="error" showIcon title={act.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      <div className="two-panes">
        <div className="stack">
          {live ? <Say one={one} asked={asked} onSaid={() => setAsked(undefined)} /> : null}
          <Card size="small" title={`实录（${one.log.length}条）`}>
            {one.log.length === 0 ? <Nothing>还没有发言。</Nothing> : null}
            {[...one.log].reverse().map((line, at) => (
              <div key={line.no} style={{ borderTop: at > 0 ? '1px solid #eee' : 'none', padding: '8px 0' }}>
                <strong>{line.speaker}</strong>　<span className="quiet">{moment(line.at).slice(11)}</span>
                <div style={{ whiteSpace: 'pre-wrap' }}>{line.text}</div>
                {line.picture ? (
                  <img src={line.picture} alt={line.text || '现场图片'} style={{ maxWidth: 320 }} />
                ) : null}
              </div>
            ))}
          </Card>
          {one.state === 'ended' ? (
            <Card size="small" title="视频和小结">
              <Form
                layout="vertical"
                initialValues={{ recordingUrl: one.recordingUrl, summary: one.summary }}
                onFinish={(body: object) =>
                  act.mutate({ path: 'record', body: { ...body, version: one.version } })
                }
              >
                <Form.Item
                  name="recordingUrl"
                  label={<LabelWithHelp {...help.recording}>视频回放的网址</LabelWithHelp>}
                >
                  <Input maxLength={300} />
                </Form.Item>
                <Form.Item name="summary" label={<LabelWithHelp {...help.summary}>访谈小结</LabelWithHelp>}>
                  <Input.TextArea rows={4} maxLength={10_000} />
                </Form.Item>
                <Button type="primary" htmlType="submit" loading={act.isPending}>
                  保存
                </Button>
              </Form>
            </Card>
          ) : null}
        </div>
        <Card size="small" title={`提问箱（${one.questions}个）`}>
          <List
            size="small"
            dataSource={one.box}
            locale={{ emptyText: <Nothing>还没有提问。</Nothing> }}
            renderItem={(question) => (
              <List.Item key={question.id} style={{ paddingInline: 0 }}>
                <div style={{ width: '100%' }}>
                  <div>
                    <Tag>{questionStateLabels[question.state]}</Tag>
                    {question.flagged ? <Tag color="#8a5300">含：{question.flagged}</Tag> : null}
                    <strong>{question.name}</strong>
                    {'　'}
                    <span className="quiet">{moment(question.askedAt)}</span>
                  </div>
                  <div style={{ whiteSpace: 'pre-wrap' }}>{question.text}</div>
                  {question.state === 'pending' || question.state === 'chosen' ? (
                    <Space style={{ marginTop: 4 }}>
                      {live ? (
                        <Button size="small" onClick={() => setAsked(question)}>
                          提给嘉宾
                        </Button>
                      ) : null}
                      <HideButton
                        what="提问"
                        onHide={(reason) =>
                          act.mutateAsync({
                            path: `questions/${question.id}`,
                            body: { state: 'hidden', reason },
                          })
                        }
                      />
                    </Space>
                  ) : null}
                  {question.state === 'hidden' ? (
                    <div className="quiet" style={{ marginTop: 4 }}>
                      屏蔽理由：{question.hiddenReason}　
                      <EvidenceButton kind="interview_question" id={question.id} />
                    </div>
                  ) : null}
                </div>
              </List.Item>
            )}
          />
        </Card>
      </div>
    </>
  )
}

/** One line: a question chosen from the box stands ready with its asker. */
function Say({
  one,
  asked,
  onSaid,
}: {
  one: InterviewDetail
  asked: InterviewDetail['box'][number] | undefined
  onSaid: () => void
}) {
  const queries = useQueryClient()
  const [kind, setKind] = useState<'host' | 'guest' | 'question' | 'picture'>('host')
  const [speaker, setSpeaker] = useState(one.host)
  const [text, setText] = useState('')
  const [picture, setPicture] = useState<File>()
  const [open, setOpen] = useState<string | null>(null)
  const [formKey, setFormKey] = useState(() => crypto.randomUUID())
  const say = useMutation({
    mutationFn: async (line: { kind: string; speaker: string; text: string; question: string | null }) =>
      api.post(
        `/interviews/${one.id}/lines`,
        { ...line, picture: picture ? { name: picture.name, base64: await base64Of(picture) } : null },
        { once: formKey },
      ),
    async onSuccess(_, line) {
      setFormKey(crypto.randomUUID())
      setText('')
      setPicture(undefined)
      // The guest's next words answer the question that was put last.
      setOpen(line.kind === 'question' ? line.question : line.kind === 'guest' ? null : open)
      onSaid()
      await queries.invalidateQueries({ queryKey: ['interview', one.id] })
    },
  })
  const speakers = [
    { value: `host|${one.host}`, label: one.host },
    ...one.guests.map(({ name, title }) => ({ value: `guest|${title} ${name}`, label: `${title} ${name}` })),
  ]
  return (
    <Card size="small" title="发布实录">
      {say.isError ? (
        <Alert type="error" showIcon title={say.error.message} style={{ marginBottom: 12 }} />
      ) : null}
      {asked ? (
        <Alert
          type="info"
          title={`${asked.name}：${asked.text}`}
          style={{ marginBottom: 12 }}
          action={
            <Button
              size="small"
              type="primary"
              onClick={() =>
                say.mutate({ kind: 'question', speaker: asked.name, text: asked.text, question: asked.id })
              }
            >
              发布这个提问
            </Button>
          }
        />
      ) : null}
      <Space wrap style={{ marginBottom: 8 }}>
        <Select
          aria-label="发言人"
          style={{ width: 260 }}
          value={`${kind}|${speaker}`}
          options={speakers}
          onChange={(value: string) => {
            const [nextKind = 'host', ...name] = value.split('|')
            setKind(nextKind === 'guest' ? 'guest' : 'host')
            setSpeaker(name.join('|'))
          }}
        />
        <Upload
          accept=".png,.jpg,.jpeg"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(file) => {
            setPicture(file)
            return false
          }}
        >
          <Button>{picture ? `图片：${picture.name}` : '选择图片'}</Button>
        </Upload>
      </Space>
      <Input.TextArea
        aria-label="发言内容"
        rows={4}
        maxLength={5_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        type="primary"
        style={{ marginTop: 8 }}
        loading={say.isPending}
        onClick={() => say.mutate({ kind, speaker, text, question: kind === 'guest' ? open : null })}
      >
        发布
      </Button>
    </Card>
  )
}
