import type { ProfileInput, SiteSettings, SiteView } from '@yangguang/server/contract/foundation/sites'
import { question } from '../../lib/question.ts'

export const sitesQuestion = question<SiteView[]>(['sites'], '/sites')
export const siteQuestion = (id: string) => question<SiteSettings>(['site', id], `/sites/${id}`)
export const profileQuestion = (bodyId: string) =>
  question<ProfileInput>(['profile', bodyId], `/profiles/${bodyId}`)
