import type { Generated } from 'kysely'
import type { ColumnKind, ProfileLeader, ProfileOffice, SiteTheme } from './contract.ts'

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
    other_hosts: Generated<string[]>
    theme: Generated<SiteTheme>
    badge: Generated<string>
    find_errors: Generated<string>
    about: Generated<string>
    footer_note: Generated<string>
    ipv6: Generated<boolean>
    mourning: Generated<boolean>
    mourning_until: Generated<Date | null>
    logo: Buffer | null
    logo_type: string | null
    version: Generated<number>
  }
  sites_column_source: { column_id: string; source_id: string }
  sites_profile: {
    body_id: string
    duties: string
    offices: ProfileOffice[]
    leaders: ProfileLeader[]
    version: number
    changed_at: Date
  }
  sites_views: { day: string; site_id: string; part: string; views: number }
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
