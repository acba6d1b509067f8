import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Beside, Submission } from '@yangguang/server/contract/oversight/supervision'
import { submissionStateLabels } from '@yangguang/server/contract/oversight/supervision'
import { Alert, App, Button, Descriptions, Drawer, Popconfirm, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Asked } from '../annual-report/asked.tsx'
import { ScreenLink } from '../annual-report/screen-link.tsx'
import { help } from './help.ts'
import { OwnReport } from './own-report.tsx'
import { boardQuestion } from './questions.ts'
import type { LevelYear } from './supervision-page.tsx'

const levels = {
  error: { color: '#b3141a', text: '错误' },
  warning: { color: '#8a5300', text: '提醒' },
  info: { color: '#1d4f91', text: '提示' },
} as const

interface Props {
  at: LevelYear
  submission: Submission | undefined
  onClose: () => void
}

/** One file: whose it is, what was found, and the decision on it. */
export function SubmissionDrawer({ at, submission, onClose }: Props) {
  return (
    <Drawer title={submission?.fileName} open={submission !== undefined} onClose={onClose} size="large">
      {submission ? <Content at={at} one={submission} /> : null}
    </Drawer>
  )
}

function Content({ at, one }: { at: LevelYear; one: Submission }) {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [returning, setReturning] = useState(false)
  const act = useMutation({
    mutationFn: ({ verb, extra }: { verb: 'accept' | 'return' | 'match'; extra?: object }) =>
      api.post(`/supervision/submissions/${verb}`, {
        body: at.body,
        id: one.id,
        version: one.version,
        ...extra,
      }),
    async onSuccess(_, { verb }) {
      message.success({ accept: '已通过并收录', return: '已退回', match: '已认领，并重新校验' }[verb])
      setReturning(false)
      await queries.invalidateQueries()
    },
  })
  const open = one.state === 'checked'
  const beside = useQuery({
    queryKey: ['supervision-beside', at.body, one.id, one.version],
    queryFn: () => api.get<Beside>(`/supervision/submissions/beside?body=${at.body}&id=${one.id}`),
    enabled: open && one.bodyId !== null,
  })
  const own = beside.data?.own
  const adopting = own?.replaceable === true && !own.imported
  const blocked = own !== undefined && own !== null && !own.replaceable
  return (
    <div className="stack">
      <Descriptions
        size="small"
        column={2}
        items={[
          { key: 'state', label: '状态', children: submissionStateLabels[one.state] },
          { key: 'body', label: '单位', children: one.bodyName || '未认领' },
          { key: 'stated', label: '文中机关', children: one.statedBody || '没有写明' },
          { key: 'year', label: '文中年度', children: one.statedYear ?? '没有写明' },
          { key: 'handed', label: '接收', children: `${one.handedByName} ${moment(one.handedAt)}` },
          {
            key: 'decided',
            label: '处理',
            children: one.decidedAt ? `${one.decidedByName} ${moment(one.decidedAt)}` : '—',
          },
        ]}
      />
      {one.note ? <Alert type="warning" title="退回意见" description={one.note} /> : null}
      {one.problem ? <Alert type="error" showIcon title={one.problem} /> : null}
      {act.isError && !returning ? <Alert type="error" showIcon title={act.error.message} /> : null}
      <Space wrap>
        {open && !blocked ? (
          <Popconfirm
            title={
              adopting
                ? '系统内的草稿将不再编制，以报送的文件为准，在门户公开并计入汇总。确认采用？'
                : one.errors > 0
                  ? `还有${one.errors}处错误。通过后按原文收录，在门户公开并计入汇总。确认通过？`
                  : '通过后按原文收录，在门户公开并计入汇总。确认通过？'
            }
            okText="通过"
            cancelText="取消"
            onConfirm={() => act.mutate({ verb: 'accept', extra: { adopt: adopting } })}
          >
            <Button type="primary" loading={act.isPending}>
              {adopting ? '采用报送的文件' : '通过并收录'}
            </Button>
          </Popconfirm>
        ) : null}
        {open ? <Button onClick={() => setReturning(true)}>退回</Button> : null}
        <Button href={`/api/supervision/submissions/file?body=${at.body}&id=${one.id}`}>下载原文件</Button>
        {one.findings.length > 0 ? (
          <Button href={`/api/supervision/submissions/findings?body=${at.body}&year=${at.year}&id=${one.id}`}>
            导出问题清单
          </Button>
        ) : null}
        {one.reportId ? <ScreenLink to={`/reports/${one.reportId}`}>打开收录的报告</ScreenLink> : null}
      </Space>
      {open || one.state === 'unmatched' || one.state === 'returned' ? (
        <Claim at={at} one={one} onClaim={(bodyId) => act.mutate({ verb: 'match', extra: { bodyId } })} />
      ) : null}
      {own && beside.data ? <OwnReport beside={beside.data} /> : null}
      {one.state === 'unread' ? null : (
        <section aria-label="校验结果">
          <h3 style={{ fontSize: 15 }}>校验结果（{one.findings.length}）</h3>
          {one.findings.length === 0 ? <p className="quiet">没有发现问题。</p> : null}
          <ul style={{ paddingInlineStart: 0, listStyle: 'none', display: 'grid', gap: 8 }}>
            {one.findings.map((found) => (
              <li key={`${found.rule}${found.message}`}>
                <Tag color={levels[found.level].color}>{levels[found.level].text}</Tag>
                {found.message}
              </li>
            ))}
          </ul>
        </section>
      )}
      {returning ? (
        <Asked
          title={`退回${one.bodyName}的报告`}
          label="退回意见"
          help={help.returned}
          hint="校验发现的问题随意见一并退回，在对方待办事项中显示；没有账号的单位请导出问题清单发送。"
          ok="退回"
          problem={act.error?.message}
          pending={act.isPending}
          onOk={(note) => act.mutate({ verb: 'return', extra: { note } })}
          onClose={() => setReturning(false)}
        />
      ) : null}
    </div>
  )
}

/** Whose report it is, where name and file did not tell, or told wrongly. */
function Claim({ at, one, onClaim }: { at: LevelYear; one: Submission; onClaim: (bodyId: string) => void }) {
  const board = useQuery(boardQuestion(at))
  const [chosen, setChosen] = useState(one.bodyId ?? undefined)
  return (
    <Space wrap>
      <Select
        aria-label="认领到单位"
        placeholder="选择单位"
        style={{ minWidth: 280 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={(board.data?.rows ?? []).map(({ bodyId, bodyName }) => ({ value: bodyId, label: bodyName }))}
        onChange={setChosen}
      />
      <Button disabled={!chosen || chosen === one.bodyId} onClick={() => chosen && onClaim(chosen)}>
        认领到该单位
      </Button>
    </Space>
  )
}
