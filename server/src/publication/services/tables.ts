import type { Generated } from 'kysely'
import type { ServiceContent } from './contract.ts'
import type { ServiceState } from './service.ts'

export type Tables = {
  services_item: {
    id: string
    body_id: string
    state: ServiceState
    version: Generated<number>
    content: ServiceContent
    shown: ServiceContent | null
    edited_by: string | null
    edited_at: Date
    published_on: string | null
    changed_at: Date | null
    suspended_reason: Generated<string>
  }
  services_asked: { service_id: string; month: string; views: number }
}
