import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { ReactNode } from 'react'

/** The headings of the menu, in their order. */
export const menuGroups = {
  work: '我的工作',
  publication: '主动公开',
  requests: '依申请公开',
  engagement: '政民互动',
  oversight: '监督保障',
  administration: '系统管理',
  security: '安全管理',
  audit: '审计',
} as const

export type MenuGroup = keyof typeof menuGroups
type RoleName = Me['roles'][number]['role']

/** One line of the menu; the server refuses what a person may not do, the menu only hides it. */
export interface MenuEntry {
  group: MenuGroup
  /** The address it leads to; screens below that address light it up too. */
  key: string
  label: string
  icon?: ReactNode
  roles: readonly RoleName[] | 'everybody'
}

/** Those who work with content; the three administrators do not. */
export const contentRoles = [
  'information_officer',
  'section_head',
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
] as const satisfies readonly RoleName[]

/** May one of the person's roles see what is for these? */
export function mayOpen(me: Me, roles: MenuEntry['roles']): boolean {
  return roles === 'everybody' || me.roles.some(({ role }) => roles.includes(role))
}
