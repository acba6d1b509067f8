export type BodyKind =
  | 'government'
  | 'government_office'
  | 'department'
  | 'town'
  | 'subdistrict'
  | 'zone'
  | 'agency'
  | 'vertical'
  | 'authorised'
  | 'utility'
  | 'party'
  | 'village'

export type RelationKind =
  | 'administrative_parent'
  | 'disclosure_supervisor'
  | 'portal_host'
  | 'report_merges_into'
  | 'reconsideration_organ'
  | 'court'

export type ChangeKind = 'merge' | 'split' | 'function'

export type Tables = {
  bodies_kind: {
    kind: BodyKind
    label: string
    publishes: boolean
    receives_requests: boolean
    must_report: boolean
    has_site: boolean
    has_seal: boolean
    report_due_month: number
  }
  bodies_body: {
    id: string
    kind: BodyKind
    code: string
    area_code: string
    address: string
    phone: string
    email: string
    office_hours: string
    sign: string
    established_on: string
    ended_on: string | null
  }
  bodies_name: {
    body_id: string
    name: string
    short_name: string
    is_primary: boolean
    from_day: string
    until_day: string | null
  }
  bodies_relation: {
    id: string
    kind: RelationKind
    body_id: string
    other_id: string | null
    other_name: string | null
    from_day: string
    until_day: string | null
  }
  bodies_change: {
    id: string
    kind: ChangeKind
    from_id: string
    to_id: string
    on_day: string
    function: string
    takes_over: boolean
    basis: string
    entered_by: string | null
    entered_at: Date
  }
}
