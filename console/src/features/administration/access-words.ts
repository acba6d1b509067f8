import type { AccessRow } from '@yangguang/server/contract/foundation/identity'

export const boundLabels: Readonly<Record<AccessRow['bound'], string>> = {
  open: '—',
  self: '本人',
  body: '事项所属机关',
  scope: '岗位范围内',
  installation: '整个平台（不含业务内容）',
}

/** What a call does, in words; the name it has in the log stands beside. */
export const methodLabels: Readonly<Record<string, string>> = {
  GET: '查看',
  POST: '办理',
  PUT: '修改',
  PATCH: '修改',
  DELETE: '删除',
}
