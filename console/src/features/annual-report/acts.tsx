import { DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReportDetail } from '@yangguang/server/contract/oversight/annual-report'
import { Alert, App, Button, Dropdown, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { Asked } from './asked.tsx'
import { help } from './help.ts'
import type { Typing } from './use-typing.ts'

const files = [
  ['docx', 'Word 文档（公文版式）'],
  ['xlsx', 'Excel 表格'],
  ['csv', 'CSV 数据'],
  ['json', 'JSON 数据'],
  ['html', '网页'],
] as const
const done = {
  verify: '校验通过，可以提交审核',
  submit: '已送审，数据和名单已冻结',
  recall: '已撤回，数据恢复随台账变化',
  publish: '已发布',
  archive: '已归档',
} as const
type Verb = keyof typeof done

/** What may be done with the report now; unsaved text is saved first. */
export function Acts({ report, typing }: { report: ReportDetail; typing: Typing }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asking, setAsking] = useState<'correct' | 'archive'>()
  const act = useMutation({
    async mutationFn({ verb, body }: { verb: Verb; body?: object }) {
      const version = await typing.save()
      const versioned = verb === 'verify' || verb === 'submit'
      return api.post(`/reports/${report.id}/${verb}`, versioned ? { version } : body)
    },
    async onSuccess(_, { verb }) {
      message.success(done[verb])
      setAsking(undefined)
    },
    onSettled: () => queries.invalidateQueries(),
  })
  const correct = useMutation({
    mutationFn: (note: string) => api.post<{ id: string }>(`/reports/${report.id}/correct`, { note }),
    async onSuccess({ id }) {
      message.success('更正版已建立，公众看到的仍是原来的一版，直到更正版发布')
      await queries.invalidateQueries()
      await navigate({ href: `/console/reports/${id}` })
    },
  })
  const { may } = report
  return (
    <Space orientation="vertical" align="end">
      <Space wrap>
        <Dropdown
          menu={{
            items: files.map(([key, label]) => ({
              key,
              label: <a href={`/api/reports/${report.id}/file/${key}`}>{label}</a>,
            })),
          }}
        >
          <Button>
            下载 <DownOutlined />
          </Button>
        </Dropdown>
        {report.publishedAt ? (
          <Button href={`/reports/${report.id}`} target="_blank">
            在门户查看
          </Button>
        ) : null}
        {may.correct ? <Button onClick={() => setAsking('correct')}>编制更正版</Button> : null}
        {may.archive ? <Button onClick={() => setAsking('archive')}>归档</Button> : null}
        {may.recall ? (
          <Popconfirm
            title="撤回后审核作废，数据恢复随台账变化。确认撤回？"
            okText="撤回"
            cancelText="取消"
            onConfirm={() => act.mutate({ verb: 'recall' })}
          >
            <Button loading={act.isPending}>撤回送审</Button>
          </Popconfirm>
        ) : null}
        {may.verify ? (
          <Button loading={act.isPending} onClick={() => act.mutate({ verb: 'verify' })}>
            校验
          </Button>
        ) : null}
        {may.edit ? (
          <Button
            type="primary"
            loading={act.isPending}
            disabled={!report.yearOver}
            title={report.yearOver ? undefined : `报告年度结束以后（${report.year + 1}年1月1日起）提交审核`}
            onClick={() => act.mutate({ verb: 'submit' })}
          >
            提交审核
          </Button>
        ) : null}
        {may.publish ? (
          <Popconfirm
            title="发布后数据和名单不再变化，确认发布？"
            okText="发布"
            cancelText="取消"
            onConfirm={() => act.mutate({ verb: 'publish' })}
          >
            <Button type="primary" loading={act.isPending}>
              发布
            </Button>
          </Popconfirm>
        ) : null}
      </Space>
      {act.isError && asking === undefined ? <Alert type="error" showIcon title={act.error.message} /> : null}
      {asking === 'correct' ? (
        <Asked
          title="编制更正版"
          label="更正说明（在门户上与更正版一同公布）"
          help={help.correction}
          hint="写明更正了什么、为什么更正。更正版重新走校验、审核、发布的全过程，原来的一版仍可查阅。"
          ok="建立更正版"
          problem={correct.error?.message}
          pending={correct.isPending}
          onOk={(note) => correct.mutate(note)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'archive' ? (
        <Asked
          title="归档"
          label="档号"
          hint="档案管理机构给出的档号，例如 J001-WS·2026-Y-0003。归档后仍可编制更正版。"
          ok="归档"
          short
          problem={act.error?.message}
          pending={act.isPending}
          onOk={(archiveNumber) => act.mutate({ verb: 'archive', body: { archiveNumber } })}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Space>
  )
}
