import {
  caseEvidence,
  caseFilesApi,
  casesMine,
  createCardNotices,
  createCaseNotices,
  createExchangeFollower,
  createTallyFollower,
  dealCards,
  deliverResults,
  hotlineApi,
  knowledgeApi,
  outlineApi,
  settleMonths,
} from '#engagement/cases'
import {
  closeEnded,
  commentEvidence,
  commentsMine,
  consultationLoader,
  consultationPages,
  consultationsApi,
  consultationsBlock,
  consultationsInbox,
  consultationsWording,
} from '#engagement/consultations'
import {
  interviewLoader,
  interviewPages,
  interviewsApi,
  interviewsWording,
  openBroadcast,
  questionEvidence,
} from '#engagement/interviews'
import { opinionApi, opinionInbox, opinionWording, readSources } from '#engagement/opinion'
import {
  closeEndedSurveys,
  surveyPages,
  surveysApi,
  surveysWording,
  surveyTextEvidence,
} from '#engagement/surveys'
import type { CitizenDoor, MineSource } from '#foundation/citizens'
import { evidenceApi, evidenceWording } from '#foundation/evidence'
import type { FileStore } from '#foundation/files'
import type { Entry, Follower } from '#foundation/ledger'
import type { ItemLoader } from '#foundation/search'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Wording } from '#platform/errors'
import type { App } from '#platform/http'
import { defineJob, type Job } from '#platform/jobs'
import type { ArticleBlock, Entrance, PageCache } from '#portal'
import type { Deps } from './app.ts'

/** The rooms of engagement beside `cases`, as app.ts composes them. */
export const engagementWording: Wording = {
  ...consultationsWording,
  ...surveysWording,
  ...interviewsWording,
  ...opinionWording,
  ...evidenceWording,
}

/** What stands beside the channels on the page 政民互动. */
export const engagementEntrances: readonly Entrance[] = [
  {
    href: '/consultations',
    title: '意见征集',
    text: '对重大决策、规章和规范性文件草案逐段提意见，查看采纳情况。',
  },
  { href: '/interviews', title: '在线访谈', text: '收看访谈直播和实录，向嘉宾提问。' },
  { href: '/surveys', title: '民意调查', text: '填写问卷，评价政府工作；答卷不记录是谁填写的。' },
]

export const engagementInbox = (clock: Clock): InboxSource[] => [
  consultationsInbox(clock),
  opinionInbox(clock),
]

export const engagementSearchable = (clock: Clock): ItemLoader[] => [
  consultationLoader(clock),
  interviewLoader(clock),
]

/** What engagement knows of a document. */
export const engagementArticleBlocks = (db: Db, clock: Clock): ArticleBlock[] => [
  consultationsBlock(db, clock),
]

export interface Engagement {
  jobs: readonly Job[]
  /** The public pages, registered when the shell's are. */
  pages(): void
  heard(entries: readonly Entry[]): void
  followers: readonly Follower[]
  mine: readonly MineSource[]
}

export function openEngagement(
  app: App,
  deps: Deps,
  files: FileStore,
  cache: PageCache,
  door: CitizenDoor,
): Engagement {
  const { db, clock, keys, secureCookies } = deps
  consultationsApi(app, db, clock, keys.vault, files)
  surveysApi(app, db, clock)
  const live = openBroadcast(db, deps.log)
  app.addHook('preClose', async () => live.close())
  interviewsApi(app, db, clock, files, live)
  opinionApi(app, db, clock)
  hotlineApi(app, db, clock, keys.vault)
  caseFilesApi(app, db, clock, files)
  knowledgeApi(app, db, clock)
  outlineApi(app, db, clock)
  evidenceApi(app, db, clock, keys.vault, files, [
    caseEvidence,
    commentEvidence,
    questionEvidence,
    surveyTextEvidence,
  ])
  return {
    jobs: [
      defineJob({
        name: 'engagement.close',
        title: '到期结束意见征集和民意调查',
        cron: '*/5 * * * *',
        async run() {
          const [consultations, surveys] = [await closeEnded(db, clock), await closeEndedSurveys(db, clock)]
          return `意见征集${consultations}项，调查${surveys}项`
        },
      }),
      defineJob({
        name: 'cases.cards',
        title: '来件临期亮黄牌、超期亮红牌',
        cron: '*/10 * * * *',
        async run() {
          const { yellow, red } = await dealCards(db, clock)
          return `黄牌${yellow}张，红牌${red}张`
        },
      }),
      defineJob({
        name: 'cases.tally',
        title: '汇总已过月份的来件指标',
        cron: '* * * * *',
        run: async () => `汇总${await settleMonths(db, clock)}个月`,
      }),
      defineJob({
        name: 'hotline.results',
        title: '向上级12345平台回传办理结果',
        cron: '* * * * *',
        run: async () => `回传${await deliverResults(db, clock, keys.vault, deps.outgoing)}条`,
      }),
      defineJob({
        name: 'opinion.read',
        title: '读取舆情监测来源',
        cron: '*/10 * * * *',
        run: async () => `新增${await readSources(db, clock, deps.outgoing)}条`,
      }),
    ],
    pages() {
      consultationPages(app, db, clock, keys.vault, files, cache, door)
      interviewPages(app, db, clock, keys.vault, files, cache, live)
      surveyPages(app, db, clock, keys.vault, cache, door.of, secureCookies)
    },
    heard: (entries) => live.heard(entries),
    followers: [
      createTallyFollower(),
      createExchangeFollower(),
      createCaseNotices(clock, keys.vault),
      createCardNotices(clock, keys.vault),
    ],
    mine: [casesMine, commentsMine],
  }
}
