import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { JobState } from '@yangguang/server/contract/platform/jobs'
import { Alert, App, Button, Tag } from 'antd'
import { api } from '../../lib/api.ts'
import { moment } from '../../lib/time.ts'
import { Loaded, Nothing, PageHead } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { jobsQuestion } from './questions.ts'

/** What runs by itself, when it last did, and whether it went well. */
export function JobsPage() {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const list = useQuery({ ...jobsQuestion, refetchInterval: 10_000 })
  const run = useMutation({
    mutationFn: (name: string) => api.post(`/jobs/${name}/run`),
    async onSuccess() {
      message.success('已安排运行，稍后可以看到结果')
      await queries.invalidateQueries({ queryKey: ['jobs'] })
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <>
      <PageHead title="后台任务">
        定时发布、到期下线等由系统自动办理的事项；程序停机期间错过的，启动后补办。
      </PageHead>
      <Loaded query={list}>
        {(jobs) => (
          <>
            {jobs.some((job) => job.failures > 0) ? (
              <Alert
                type="error"
                showIcon
                style={{ marginBottom: 16 }}
                title="有任务运行失败，系统会自动重试；连续失败的请查看系统日志。"
              />
            ) : null}
            <Table<JobState>
              rowKey="name"
              // What failed is seen without scrolling.
              dataSource={jobs.toSorted((a, b) => Number(b.failures > 0) - Number(a.failures > 0))}
              size="middle"
              pagination={false}
              locale={{ emptyText: <Nothing>没有后台任务。</Nothing> }}
              columns={[
                { title: '任务', dataIndex: 'title' },
                {
                  title: '状态',
                  width: 130,
                  render: (_, job) =>
                    job.failures > 0 ? (
                      <Tag color="#b3141a">连续失败 {job.failures} 次</Tag>
                    ) : job.lastSucceededAt ? (
                      <Tag color="#1b6e3c">正常</Tag>
                    ) : (
                      <Tag>尚未运行</Tag>
                    ),
                },
                { title: '最近成功', width: 150, render: (_, job) => moment(job.lastSucceededAt) || '—' },
                { title: '结果', render: (_, job) => (job.failures > 0 ? job.problem : job.note) || '—' },
                {
                  title: '操作',
                  width: 110,
                  render: (_, job) => (
                    <Button
                      size="small"
                      aria-label={`${job.failures > 0 ? '重试' : '立即运行'}：${job.title}`}
                      loading={run.isPending && run.variables === job.name}
                      onClick={() => run.mutate(job.name)}
                    >
                      {job.failures > 0 ? '重试' : '立即运行'}
                    </Button>
                  ),
                },
              ]}
            />
          </>
        )}
      </Loaded>
    </>
  )
}
