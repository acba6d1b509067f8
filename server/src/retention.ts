import { casePersons } from '#engagement/cases'
import { commentPersons } from '#engagement/consultations'
import { dropStaleFiles, openFileStore } from '#foundation/files'
import { dropMessages } from '#foundation/notify'
import { eraseExpired } from '#foundation/people'
import { ruleAt } from '#foundation/rules'
import { addMonths, endOfDay } from '#platform/clock'
import { defineJob, type Job } from '#platform/jobs'
import { correctionPersons } from '#requests/corrections'
import { dropMailTexts, dropSavedForms, requestPersons } from '#requests/requests'
import type { Deps } from './app.ts'

/** Personal data whose time has passed go, in every wing, by the months that the rules say. */
export function retentionJob({
  db,
  clock,
  keys,
  filesDir,
}: Pick<Deps, 'db' | 'clock' | 'keys' | 'filesDir'>): Job {
  const files = openFileStore(filesDir, keys.vault)
  return defineJob({
    name: 'data.retention',
    title: '按保存期限删除个人信息、通知记录和暂存表单',
    cron: '40 3 * * *',
    async run() {
      const persons = await eraseExpired(db, { clock, vault: keys.vault, files }, [
        requestPersons,
        correctionPersons,
        casePersons,
        commentPersons,
      ])
      const months = (await ruleAt(db, 'retention.message', clock.today())).value
      const messages = await dropMessages(db, endOfDay(addMonths(clock.today(), -months)))
      const mails = await dropMailTexts(db, { clock, vault: keys.vault, files })
      const forms = await dropSavedForms(db, clock)
      const held = await dropStaleFiles(db, clock, files)
      return `删除个人信息 ${persons} 份、通知记录 ${messages} 条、邮件原文 ${mails} 封、过期暂存表单 ${forms} 份、表单暂存文件 ${held} 个`
    },
  })
}
