import { describe, expect, it } from 'vitest'
import { defineJob, openJobs } from '#platform/jobs'
import { useHouse } from '#test/harness'

const house = useHouse()

async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await check())) await new Promise((resolve) => setTimeout(resolve, 50))
}

describe('standing jobs', () => {
  it('run once at the start, again when woken, are tried again after a failure, and say how they fared', async () => {
    const { db, clock, log } = house().deps
    let runs = 0
    const jobs = openJobs(db, clock, log)
    jobs.add(
      defineJob({
        name: 'test.count',
        title: '测试任务',
        cron: '0 3 * * *',
        async run() {
          runs += 1
          if (runs === 1) throw new TypeError('13800138000')
          return `第${runs}次`
        },
      }),
    )
    await jobs.start(house().database.url)
    await until(async () => (await jobs.states())[0]?.note === '第2次')
    await jobs.wake('test.count')
    await until(async () => (await jobs.states())[0]?.note === '第3次')
    expect((await jobs.states())[0]).toMatchObject({ title: '测试任务', failures: 0, problem: '' })
    await jobs.stop()
  }, 60_000)

  it('keep the kind of a failure and not its text', async () => {
    const { db, clock, log } = house().deps
    const jobs = openJobs(db, clock, log)
    const run = () => Promise.reject(new TypeError('身份证 110101199003074477'))
    jobs.add(defineJob({ name: 'test.fails', title: '总是失败', run }))
    await expect(jobs.runNow('test.fails')).rejects.toThrow()
    await expect(jobs.runNow('test.fails')).rejects.toThrow()
    expect((await jobs.states())[0]).toMatchObject({
      problem: 'TypeError',
      failures: 2,
      lastSucceededAt: null,
    })
  })
})
