/** Roles of the people who use the console. */
export const roles = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const

export type Role = (typeof roles)[number]

/** 三员: they serve the installation, never content, and never two of them in one person. */
export const adminRoles = ['system_admin', 'security_admin', 'audit_admin'] as const
export type AdminRole = (typeof adminRoles)[number]

export function isAdminRole(role: Role): role is AdminRole {
  return (adminRoles as readonly Role[]).includes(role)
}

export const roleLabels: Readonly<Record<Role, string>> = {
  information_officer: '信息员',
  section_head: '科室负责人',
  deputy_head: '分管负责人',
  chief: '主要负责人',
  disclosure_office: '政务公开办',
  supervisor: '上级主管部门',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

/** The signed-in person, with the bodies that each of their roles reaches today. */
export interface Actor {
  id: string
  name: string
  title: string
  bodyId: string
  scopes: Readonly<Partial<Record<Role, ReadonlySet<string>>>>
}

/** May the actor act in one of these roles on this body? */
export function mayAct(actor: Actor, allowed: readonly Role[], body: string): boolean {
  return allowed.some((role) => actor.scopes[role]?.has(body))
}

/** The bodies on which the actor may act in one of these roles. */
export function bodiesFor(actor: Actor, allowed: readonly Role[]): string[] {
  return [...new Set(allowed.flatMap((role) => [...(actor.scopes[role] ?? [])]))]
}

export function hasRole(actor: Actor, allowed: readonly Role[]): boolean {
  return allowed.some((role) => (actor.scopes[role]?.size ?? 0) > 0)
}
