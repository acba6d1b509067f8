import { accountMenu, accountScreens } from '../features/account/feature.tsx'
import { administrationMenu, administrationScreens } from '../features/administration/feature.tsx'
import { reportsMenu, reportsScreens } from '../features/annual-report/feature.tsx'
import { auditMenu, auditScreens } from '../features/audit/feature.tsx'
import { casesMenu, casesScreens } from '../features/cases/feature.tsx'
import { catalogueMenu, catalogueScreens } from '../features/catalogue/feature.tsx'
import { consultationsMenu, consultationsScreens } from '../features/consultations/feature.tsx'
import { documentsMenu, documentsScreens } from '../features/documents/feature.tsx'
import { hotlineMenu, hotlineScreens } from '../features/hotline/feature.tsx'
import { inboxMenu, inboxScreens } from '../features/inbox/feature.tsx'
import { interviewsMenu, interviewsScreens } from '../features/interviews/feature.tsx'
import { jobsMenu, jobsScreens } from '../features/jobs/feature.tsx'
import { opinionMenu, opinionScreens } from '../features/opinion/feature.tsx'
import { overviewMenu, overviewScreens } from '../features/overview/feature.tsx'
import { redactionScreens } from '../features/redaction/feature.tsx'
import { requestsMenu, requestsScreens } from '../features/requests/feature.tsx'
import { searchMenu, searchScreens } from '../features/search/feature.tsx'
import { servicesMenu, servicesScreens } from '../features/services/feature.tsx'
import { sitesMenu, sitesScreens } from '../features/sites/feature.tsx'
import { storageMenu, storageScreens } from '../features/storage/feature.tsx'
import { supervisionMenu, supervisionScreens } from '../features/supervision/feature.tsx'
import { surveysMenu, surveysScreens } from '../features/surveys/feature.tsx'
import { wordsMenu, wordsScreens } from '../features/words/feature.tsx'
import type { MenuEntry } from './feature.ts'

/** The menu: a feature adds one line here, its entries stand in its own folder. */
export const menu: readonly MenuEntry[] = [
  ...inboxMenu,
  ...overviewMenu,
  ...documentsMenu,
  ...catalogueMenu,
  ...servicesMenu,
  ...requestsMenu,
  ...casesMenu,
  ...hotlineMenu,
  ...consultationsMenu,
  ...surveysMenu,
  ...interviewsMenu,
  ...opinionMenu,
  ...reportsMenu,
  ...supervisionMenu,
  ...accountMenu,
  ...searchMenu,
  ...sitesMenu,
  ...jobsMenu,
  ...storageMenu,
  ...wordsMenu,
  ...administrationMenu,
  ...auditMenu,
]

/** The screens: a feature adds one line here, its addresses stand in its own folder. */
export const screens = [
  ...inboxScreens,
  ...overviewScreens,
  ...documentsScreens,
  ...catalogueScreens,
  ...servicesScreens,
  ...requestsScreens,
  ...redactionScreens,
  ...casesScreens,
  ...hotlineScreens,
  ...consultationsScreens,
  ...surveysScreens,
  ...interviewsScreens,
  ...opinionScreens,
  ...reportsScreens,
  ...supervisionScreens,
  ...accountScreens,
  ...searchScreens,
  ...sitesScreens,
  ...jobsScreens,
  ...storageScreens,
  ...wordsScreens,
  ...administrationScreens,
  ...auditScreens,
] as const
