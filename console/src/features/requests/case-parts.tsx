import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ConsultationView, RequestDetail } from '@yangguang/server/contract/requests/requests'
import { filePurposeLabels } from '@yangguang/server/contract/requests/requests'
import { App, Button, Card, Empty, Space, Tabs, Tag } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { api, base64Of } from '../../lib/api.ts'
import { moment, today } from '../../lib/time.ts'
import { isRunning, judgementFields, opinionFields, searchFields, taskFields } from './acts.ts'
import { ActDialog, type Asking } from './dialog.tsx'
import { help } from './help.ts'

const opinionWords = { agrees: '同意公开', objects: '不同意公开', partly: '同意部分公开' } as const
const judgementWords = {
  respected: '理由合理，不予公开',
  not_reasonable: '理由不成立，予以公开',
  public_interest: '因公共利益予以公开',
} as const

/** What belongs to the case beside the request itself: consultations, tasks, searches, files, notes. */
export function CaseParts({ request }: { request: RequestDetail }) {
  const [asking, setAsking] = useState<Asking>()
  const running = isRunning(request)
  const ask = (title: string, path: string, fields: Asking['fields'], more: Partial<Asking> = {}) =>
    setAsking({
      title,
      path: `/requests/${request.id}/${path}`,
      fields,
      with: { version: request.version },
      ...more,
    })
  const people = useQuery({
    queryKey: ['colleagues'],
    queryFn: () => api.get<{ id: string; name: string; title: string }[]>('/requests/colleagues'),
    enabled: request.may.handle,
  })
  const count = (text: string, list: readonly unknown[]) =>
    list.length > 0 ? `${text} ${list.length}` : text
  return (
    <Card size="small">
      <Tabs
        size="small"
        tabBarGutter={12}
        items={[
          {
            key: 'search',
            label: count('检索记录', request.searches),
            children: (
              <Part
                empty="还没有检索记录。答复信息不存在之前须登记。"
                {...(running ? { add: ['登记检索', () => ask('登记检索', 'search', searchFields)] } : {})}
              >
                {request.searches.map((one) => (
                  <li key={one.id}>
                    {one.on} {one.byName}：{one.place}，关键词“{one.words}”
                    {one.period ? `，${one.period}` : ''}。{one.result}{' '}
                    <Tag color={one.found ? '#1b6e3c' : 'default'}>{one.found ? '有' : '无'}</Tag>
                  </li>
                ))}
              </Part>
            ),
          },
          {
            key: 'consultation',
            label: count('征求意见', request.consultations),
            children: (
              <Part empty="没有征求意见。需要时在“更多—征求意见”中发出。">
                {request.consultations.map((one) => (
                  <Consultation key={one.id} request={request} one={one} ask={ask} />
                ))}
              </Part>
            ),
          },
          {
            key: 'task',
            label: count('交办协办', request.tasks),
            children: (
              <Part
                empty="没有交办事项。"
                {...(running
                  ? {
                      add: [
                        '交办',
                        () =>
                          ask(
                            '交办或者协办',
                            'task',
                            taskFields(
                              (people.data ?? []).map((one) => ({
                                value: one.id,
                                label: `${one.name}　${one.title}`,
                              })),
                            ),
                            { initial: { kind: 'assign' } },
                          ),
                      ],
                    }
                  : {})}
              >
                {request.tasks.map((one) => (
                  <li key={one.id}>
                    {one.openedOn} {one.kind === 'co_handle' ? '请' : '交'}
                    {one.office}
                    {one.accountName ? `（${one.accountName}）` : ''}
                    {one.kind === 'co_handle' ? '协办' : '承办'}：{one.task}
                    {one.dueOn ? `，${one.dueOn}前` : ''}
                    {one.answeredOn ? (
                      <p className="quiet">
                        {one.answeredOn} {one.returned ? '退回' : '答复'}：{one.answer}
                      </p>
                    ) : (
                      <Button
                        type="link"
                        size="small"
                        onClick={() =>
                          ask('答复交办事项', `tasks/${one.id}/answer`, [
                            {
                              name: 'answer',
                              label: '办理结果',
                              kind: 'area',
                              required: '请写明办理结果',
                              most: 4000,
                            },
                            { name: 'returned', label: '退回：不属于本科室（机关）职责', kind: 'check' },
                          ])
                        }
                      >
                        答复
                      </Button>
                    )}
                  </li>
                ))}
              </Part>
            ),
          },
          { key: 'files', label: count('文件', request.files), children: <Files request={request} /> },
          {
            key: 'notes',
            label: count('内部备注', request.notes),
            children: (
              <Part
                empty="没有备注。备注只有本单位人员看得到。"
                add={[
                  '写备注',
                  () =>
                    ask('内部备注', 'note', [
                      { name: 'text', label: '内容', kind: 'area', required: '请填写内容', rows: 4 },
                    ]),
                ]}
              >
                {request.notes.map((one) => (
                  <li key={one.id}>
                    <span className="quiet">
                      {moment(one.at)} {one.by}
                    </span>
                    <br />
                    {one.text}
                  </li>
                ))}
              </Part>
            ),
          },
          {
            key: 'similar',
            label: count('相同相近申请', request.similar),
            children: (
              <Part empty="没有找到相同或者相近的申请。">
                {request.similar.map((one) => (
                  <li key={one.id}>
                    <Link to="/requests/$id" params={{ id: one.id }}>
                      {one.number}
                    </Link>
                    {one.sameApplicant ? <Tag color="#8a5300">同一申请人</Tag> : null} {one.submittedOn}　
                    {one.asked.slice(0, 60)}　
                    <span className="quiet">
                      {one.outcomeLabel ? `${one.decidedOn} ${one.outcomeLabel}` : '尚未答复'}
                    </span>
                  </li>
                ))}
              </Part>
            ),
          },
        ]}
      />
      <ActDialog asking={asking} onClose={() => setAsking(undefined)} />
    </Card>
  )
}

function Part({
  empty,
  add,
  children,
}: {
  empty: string
  add?: [string, () => void]
  children: React.ReactNode
}) {
  const nothing = Array.isArray(children) && children.length === 0
  return (
    <div className="stack">
      {nothing ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul style={{ margin: 0, paddingLeft: 20 }}>{children}</ul>
      )}
      {add ? (
        <div>
          <Button size="small" onClick={add[1]}>
            {add[0]}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function Consultation({
  request,
  one,
  ask,
}: {
  request: RequestDetail
  one: ConsultationView
  ask: (title: string, path: string, fields: Asking['fields'], more?: Partial<Asking>) => void
}) {
  const path = `consultations/${one.id}`
  const may = request.may.handle && request.state === 'open'
  const third = one.kind === 'third_party'
  const weighed = one.judgement !== null || one.opinion === 'agrees' || !third
  return (
    <li>
      <strong>{one.partyName}</strong>（{third ? '第三方' : '共同制作机关'}）：{one.content.slice(0, 80)}
      <p className="quiet" style={{ margin: '4px 0' }}>
        {one.sentOn} 发出
        {one.receivedOn ? `，${one.receivedOn} 收到，${one.dueOn} 前答复` : ''}
        {one.ending === 'silent'
          ? `，期满未答复，${third ? '由本机关依法决定' : '视为同意公开'}`
          : one.endedOn
            ? `，${one.endedOn} 结束`
            : ''}
        {one.opinion ? `，${opinionWords[one.opinion]}` : ''}
        {one.opinionText ? `：${one.opinionText}` : ''}
        {one.judgement ? `。认定：${judgementWords[one.judgement]}（${one.judgementReason}）` : ''}
      </p>
      {may ? (
        <Space>
          {one.endedOn === null && one.receivedOn === null ? (
            <Button
              size="small"
              onClick={() =>
                ask(
                  '登记对方收到',
                  `${path}/received`,
                  [
                    {
                      name: 'on',
                      label: '收到之日',
                      help: help.consulted,
                      kind: 'date',
                      required: '请填写日期',
                      hint: '自收到之日起15个工作日内提出意见',
                    },
                  ],
                  { initial: { on: today() } },
                )
              }
            >
              登记对方收到
            </Button>
          ) : null}
          {one.endedOn === null ? (
            <>
              <Button
                size="small"
                type="primary"
                onClick={() =>
                  ask('登记意见', `${path}/opinion`, opinionFields, {
                    initial: { opinion: 'agrees', on: today() },
                  })
                }
              >
                登记意见
              </Button>
              <Button size="small" onClick={() => ask('撤回征求意见', `${path}/recall`, [])}>
                撤回
              </Button>
            </>
          ) : null}
          {one.endedOn !== null && one.ending !== 'recalled' && !weighed ? (
            <Button
              size="small"
              type="primary"
              onClick={() =>
                ask('认定第三方意见', `${path}/judgement`, judgementFields, {
                  initial: { judgement: 'respected' },
                })
              }
            >
              认定意见
            </Button>
          ) : null}
        </Space>
      ) : null}
    </li>
  )
}

const size = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`

function Files({ request }: { request: RequestDetail }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const chosen = useRef<'answer' | 'working'>('answer')
  const input = useRef<HTMLInputElement>(null)
  const add = useMutation({
    mutationFn: async (file: File) =>
      api.post(`/requests/${request.id}/files`, {
        purpose: chosen.current,
        title: file.name.replace(/\.[^.]+$/, ''),
        pages: null,
        file: { name: file.name, base64: await base64Of(file) },
      }),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => message.error(error.message),
  })
  const remove = useMutation({
    mutationFn: (id: string) => api.remove(`/requests/${request.id}/files/${id}`),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => message.error(error.message),
  })
  const pick = (purpose: 'answer' | 'working') => {
    chosen.current = purpose
    input.current?.click()
  }
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    if (file) add.mutate(file)
    event.target.value = ''
  }
  return (
    <div className="stack">
      {request.files.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="还没有文件。" />
      ) : (
        <ul style={{ margin: 0, paddingLeft: 20 }}>
          {request.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/requests/${request.id}/files/${file.id}`}>{file.name}</a>
              <span className="quiet">
                {'　'}
                {filePurposeLabels[file.purpose]}　{size(file.size)}
              </span>
              {isRunning(request) ? (
                <Button type="link" size="small" onClick={() => remove.mutate(file.id)}>
                  移除
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <input ref={input} type="file" hidden onChange={take} aria-label="选择文件" />
      <Space wrap>
        {isRunning(request) ? (
          <>
            <Button size="small" loading={add.isPending} onClick={() => pick('answer')}>
              添加随答复提供的信息
            </Button>
            <Button size="small" onClick={() => pick('working')}>
              添加内部材料
            </Button>
          </>
        ) : null}
        <a href={`/api/requests/${request.id}/archive`}>下载全部案卷</a>
      </Space>
    </div>
  )
}
