import {
  caseFigures,
  caseLoader,
  casePages,
  casesApi,
  casesHomeBlocks,
  casesInbox,
  casesWording,
  caseWebsiteFigures,
} from '#engagement/cases'
import {
  accessInbox,
  administrationWording,
  bodiesApi,
  calendarApi,
  heldBackInbox,
  peopleImportApi,
  rightsInbox,
  rulesApi,
  templatesApi,
} from '#foundation/administration'
import { auditInbox, createKeyNotices, ownSafetyInbox } from '#foundation/audit'
import { bodiesWording } from '#foundation/bodies'
import { calendarWording } from '#foundation/calendar'
import { citizensWording, type NationalIdentity, openCitizenDoor } from '#foundation/citizens'
import type { FigureSource } from '#foundation/figures'
import { openFileStore } from '#foundation/files'
import { guardWording, wordsApi } from '#foundation/guard'
import {
  accessApi,
  type GuardedRoute,
  guardRoutes,
  identityApi,
  identityWording,
  type OuterSignIn,
  tidyAccounts,
} from '#foundation/identity'
import type { Entry, Follower } from '#foundation/ledger'
import { lettersApi, lettersWording, type SealSettings, useFonts } from '#foundation/letters'
import type { MessageSettings } from '#foundation/notify'
import { numberingApi, numberingWording } from '#foundation/numbering'
import {
  keepingApprovers,
  type ReviewedRoom,
  reviewApi,
  reviewRoutesApi,
  reviewWording,
} from '#foundation/review'
import { rulesWording } from '#foundation/rules'
import { scanApi, scanWording } from '#foundation/scan'
import {
  createSearchFollower,
  type ItemLoader,
  SEARCH_CHECK,
  searchApi,
  searchCheckJob,
  searchWording,
  useNames,
} from '#foundation/search'
import {
  createViewCounter,
  mourningJob,
  siteOf,
  siteSettingsApi,
  sitesApi,
  sitesWording,
} from '#foundation/sites'
import { createLive, worklistApi } from '#foundation/worklist'
import {
  onReportDecided,
  reportPages,
  reportStandings,
  reportsApi,
  reportsInbox,
  reportsLoader,
  reportsWording,
} from '#oversight/annual-report'
import { filedFigures, filingsApi, filingsInbox, filingsWording } from '#oversight/filings'
import { supervisionApi, supervisionInbox, supervisionWording } from '#oversight/supervision'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Db } from '#platform/db'
import { sentenceFor, type Wording } from '#platform/errors'
import { type App, createHttp } from '#platform/http'
import { type Jobs, openJobs } from '#platform/jobs'
import type { Logger } from '#platform/log'
import { measure } from '#platform/metrics'
import { type Outgoing, outgoingWording } from '#platform/outgoing'
import { traceRequests } from '#platform/trace'
import {
  type ArticleBlock,
  type BodyBlock,
  bodiesBlock,
  bodyLoader,
  bodyPages,
  countViews,
  createPageCache,
  errorPage,
  type HomeBlock,
  homePages,
  keepSites,
  officialNames,
  type PageCache,
  platformBlock,
  questionOf,
  searchPages,
  serveAssets,
  siteFor,
  sitePages,
  urls,
  websiteReportApi,
} from '#portal'
import {
  bodyBlocks,
  catalogueLoader,
  cataloguePages,
  classificationApi,
  documentsApi,
  documentsInbox,
  fulfilmentInbox,
  latestBlocks,
  movedFrom,
  onDocumentDecided,
  proactiveFigures,
  publishedFigures,
  relatedBlock,
  scheduleJob,
} from '#publication/catalogue'
import { interpretationBlocks, interpretationInbox } from '#publication/interpretation'
import {
  askedServices,
  serviceBodyBlock,
  serviceFigures,
  serviceLoader,
  servicesOfDocument,
} from '#publication/services'
import { topicFigures, topicLoader, topicsBlock } from '#publication/topics'
import { feeFigureSource } from '#requests/fees'
import { remedyFigures } from '#requests/remedies'
import {
  answeredLoader,
  type Mailbox,
  onRequestDecided,
  type ReportClosed,
  requestFigures,
  requestLetterKinds,
  requestsDue,
  requestsRules,
} from '#requests/requests'
import type { Doors } from './config.ts'
import { serveConsole } from './console.ts'
import { openDesk } from './desk.ts'
import { hasTwoDoors, separateDoors } from './doors.ts'
import {
  engagementArticleBlocks,
  engagementEntrances,
  engagementInbox,
  engagementSearchable,
  engagementWording,
  openEngagement,
} from './engagement-wing.ts'
import { markExports } from './exports.ts'
import { jobsApi } from './jobs-api.ts'
import { metricsApi } from './metrics-api.ts'
import { openMine } from './mine.ts'
import { preferences } from './preferences.ts'
import { openPublication, publicationWording } from './publication-wing.ts'
import { openReportReader } from './report-reader.ts'
import { openRequests, requestsWingInbox, requestsWingWording } from './requests-wing.ts'
import { retentionJob } from './retention.ts'
import { storageApi } from './storage-api.ts'
import { systemApi } from './system-api.ts'

/** What the process hands to the house. */
export interface Deps {
  db: Db
  clock: Clock
  log: Logger
  keys: Keyring
  filesDir: string
  /** The built console; undefined in tests that do not need it. */
  consoleDir: string | undefined
  secureCookies: boolean
  trustProxy: string
  /** With it, metrics may be read from other machines. */
  metricsToken: string
  /** Finished pages in memory; absent for the usual number. */
  pagesKept?: number | undefined
  /** The organisation's own sign-in, where there is one. */
  outer: OuterSignIn
  doors: Doors
  /** The one way out of the house. */
  outgoing: Outgoing
  /** Ways to people outside; absent where none is set up. */
  messages?: MessageSettings | undefined
  /** Fonts of the organisation's own for letters. */
  fontsDir?: string | undefined
  /** The organisation's service for electronic seals. */
  seals?: SealSettings | undefined
  /** The office program that lays out Word files for redaction, and office files for archives. */
  office?: { setting: string | undefined; path: string } | undefined
  /** The program that makes OFD files of PDF files for archives. */
  ofd?: string | undefined
  /** The mailbox for requests by e-mail; absent where none is set up. */
  mailbox?: Mailbox | undefined
  /** The national identity service citizens may sign in with. */
  nationalIdentity?: NationalIdentity | undefined
  demo: boolean
}

export interface Yangguang {
  app: App
  followers: readonly Follower[]
  routes: readonly GuardedRoute[]
  cache: PageCache
  /** What each process does with news from the ledger. */
  heard(entries: readonly Entry[]): void
  searchable: readonly ItemLoader[]
  /** The standing jobs; the process starts and stops them. */
  jobs: Jobs
  /** The process says whether it hears the ledger. */
  health: { hears: () => boolean; ready: boolean }
}

export const version = '0.1.0'

/** Every figure of the annual report is asked of one of these. */
export const figures: readonly FigureSource[] = [
  proactiveFigures,
  requestFigures,
  remedyFigures,
  caseFigures,
  feeFigureSource,
  ...filedFigures,
]

/** The composition root: the one file that knows every room. */
export async function buildApp(deps: Deps): Promise<Yangguang> {
  const { db, clock, log } = deps
  const wording: Wording = {
    ...identityWording,
    ...outgoingWording,
    ...administrationWording,
    ...bodiesWording,
    ...calendarWording,
    ...rulesWording,
    ...reviewWording,
    ...scanWording,
    ...publicationWording,
    ...sitesWording,
    ...numberingWording,
    ...requestsWingWording,
    ...lettersWording,
    ...reportsWording,
    ...guardWording,
    ...casesWording,
    ...supervisionWording,
    ...engagementWording,
    ...citizensWording,
    ...searchWording,
    ...filingsWording,
  }
  const health = { hears: () => true, ready: false }
  const cache = createPageCache({ most: deps.pagesKept ?? 5_000, fresh: () => health.hears() })
  keepSites(db, cache, !hasTwoDoors(deps.doors))
  const app = await createHttp({
    log,
    wording,
    errorPage: async ({ host, ...error }) => errorPage(await siteFor(db, clock, host), error),
    moved: (asked) => movedFrom(db, asked),
    version,
    trustProxy: deps.trustProxy,
    quick: (request) => cache.answerTo(questionOf(request)),
  })
  traceRequests(app)
  const metrics = measure(app)
  separateDoors(app, deps.doors)
  const routes = guardRoutes(app, db, clock)
  markExports(app, db, clock)
  const files = openFileStore(deps.filesDir, deps.keys.vault)

  const reviewed: ReviewedRoom[] = [
    { kind: 'document', onDecided: (tx, actor, decided) => onDocumentDecided(tx, clock, actor, decided) },
    {
      kind: 'request',
      onDecided: (tx, actor, decided) => onRequestDecided(tx, clock, deps.keys.vault, actor, decided),
    },
    { kind: 'report', onDecided: (tx, actor, decided) => onReportDecided(tx, clock, actor, decided) },
  ]
  const searchable: ItemLoader[] = [
    catalogueLoader(clock, files),
    topicLoader(clock),
    serviceLoader(clock, files),
    bodyLoader(clock),
    caseLoader(clock),
    reportsLoader(clock),
    answeredLoader(clock),
    ...engagementSearchable(clock),
  ]

  const jobs = openJobs(db, clock, log)
  jobs.add({
    name: 'account.tidy',
    title: '清理过期会话和一次性链接，停用长期未登录的账号',
    cron: '20 3 * * *',
    run: () =>
      tidyAccounts(db, clock, {
        keeping: keepingApprovers,
        sentence: (refusal) => sentenceFor(wording, refusal),
      }),
  })

  jobs.add(retentionJob(deps))

  const live = createLive()
  systemApi(app, deps, health)
  jobsApi(app, deps, jobs)
  storageApi(app, deps)
  metricsApi(app, deps, metrics, jobs)
  identityApi(app, db, clock, {
    secureCookies: deps.secureCookies,
    vault: deps.keys.vault,
    outer: deps.outer,
    keeping: keepingApprovers,
  })
  reviewApi(app, db, clock, files, reviewed)
  reviewRoutesApi(app, db, clock)
  scanApi(app, db, clock)
  bodiesApi(app, db, clock)
  peopleImportApi(app, db, clock)
  templatesApi(app)
  accessApi(app, db, clock, routes)
  calendarApi(app, db, clock, [requestsDue])
  rulesApi(app, db, clock, [requestsRules])
  wordsApi(app, db, clock)
  worklistApi(
    app,
    db,
    [
      documentsInbox(clock),
      fulfilmentInbox(clock),
      interpretationInbox(clock),
      ...requestsWingInbox(clock),
      casesInbox(clock),
      reportsInbox(clock),
      supervisionInbox(clock),
      ...engagementInbox(clock),
      filingsInbox(clock),
      auditInbox(clock),
      ownSafetyInbox(clock),
      heldBackInbox(clock),
      accessInbox(clock, routes),
      rightsInbox(clock),
    ],
    live,
  )
  openDesk(app, deps)
  documentsApi(app, db, clock, files)
  jobs.add(scheduleJob(db, clock))
  jobs.add(mourningJob(db, clock))
  sitesApi(app, db, clock)
  numberingApi(app, db, clock)
  classificationApi(app, db, clock)
  useFonts(deps.fontsDir)
  const isClosed: ReportClosed = async (from, body, year) =>
    Boolean((await reportStandings(from, year, [body])).get(body)?.everPublished)
  const requests = openRequests(app, deps, files, jobs, cache, isClosed)
  lettersApi(app, db, clock, files, requestLetterKinds)
  jobs.add(...openPublication(app, deps, files, jobs, cache))
  casesApi(app, db, clock, deps.keys.vault)
  const door = openCitizenDoor(db, clock, deps.secureCookies)
  const engagement = openEngagement(app, deps, files, cache, door)
  jobs.add(...engagement.jobs)
  reportsApi(app, db, clock, files, figures)
  filingsApi(app, db, clock, files)
  supervisionApi(app, db, clock, { files, reader: openReportReader(), sources: figures })

  jobs.add(searchCheckJob(db, searchable))
  useNames(officialNames(clock))
  searchApi(app, db, clock, async (from) => (await siteOf(from, ''))?.hostBodyId)

  siteSettingsApi(app, db, clock)
  websiteReportApi(app, db, clock, [
    publishedFigures,
    topicFigures,
    serviceFigures,
    caseWebsiteFigures(clock),
  ])

  // Pages that several wings make together: each hands in its pieces.
  const entrances = [
    { href: urls.requests(), title: '依申请公开', text: '没有找到？向行政机关申请获取' },
    { href: urls.platform(), title: '政府信息公开', text: '按目录查阅、下载政府信息' },
    { href: urls.interaction(), title: '政民互动', text: '咨询、建议、投诉，公开答复' },
    { href: urls.track(), title: '办理进度查询', text: '凭编号和查询码查看' },
  ]
  const homeBlocks: HomeBlock[] = [
    ...latestBlocks(db),
    topicsBlock(db),
    platformBlock,
    ...casesHomeBlocks(db, clock),
    bodiesBlock(db, clock),
  ]
  const bodyShown: BodyBlock[] = [serviceBodyBlock(db, clock), ...bodyBlocks(db)]
  const articleBlocks: ArticleBlock[] = [
    ...interpretationBlocks(db),
    relatedBlock(db),
    ...engagementArticleBlocks(db, clock),
    servicesOfDocument(db, clock),
  ]

  countViews(app, db, createViewCounter(db, clock))
  serveAssets(app)
  searchPages(app, db, clock, searchable)
  preferences(app)
  homePages(app, db, clock, cache, entrances, homeBlocks, askedServices(db, clock))
  bodyPages(app, db, clock, cache, bodyShown)
  sitePages(app, db, clock, cache)
  cataloguePages(app, db, clock, files, deps.keys, cache, articleBlocks)
  engagement.pages()
  requests.pages(door)
  casePages(app, db, clock, deps.keys.vault, files, cache, engagementEntrances, door)
  jobs.add(openMine(app, deps, door, [...requests.mine, ...engagement.mine], jobs))
  reportPages(app, db, clock, cache)
  await serveConsole(app, deps.consoleDir)

  await app.ready()
  const heard = (entries: readonly Entry[]) => {
    cache.heard(entries)
    live.heard()
    engagement.heard(entries)
  }
  return {
    app,
    heard,
    followers: [
      createSearchFollower(searchable, () => jobs.wake(SEARCH_CHECK)),
      createKeyNotices(clock, deps.keys.vault),
      ...engagement.followers,
    ],
    routes,
    cache,
    health,
    searchable,
    jobs,
  }
}
