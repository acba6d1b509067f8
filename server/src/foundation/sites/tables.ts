import type { Generated } from 'kysely'
import type { ColumnKind } from './contract.ts'

export type Tables = {
  sites_site: {
    id: string
    host: string | null
    name: string
    short_name: string
    domain: string
    id_code: string
    icp: string
    police: string
    host_body_id: string
    contact: string
  }
  sites_column: {
    id: string
    site_id: string
    parent_id: string | null
    title: string
    kind: ColumnKind
    statutory_item: number | null
    stale_after_days: number | null
    position: number
    intro: Generated<string>
    open: Generated<boolean>
    version: Generated<number>
  }
}
