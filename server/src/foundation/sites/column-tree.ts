/** A column's place in its tree. */
export interface Placed {
  id: string
  parentId: string | null
}

// Content must be reachable in few clicks (政府网站发展指引, 网页设计规范).
const DEEPEST = 4

/** Why a column cannot stand under `parent`, or undefined when it can. */
export function placementFault(
  tree: readonly Placed[],
  id: string,
  parent: string | null,
): 'parent_unknown' | 'under_itself' | 'too_deep' | undefined {
  if (parent === null) return undefined
  const above = new Map(tree.map((column) => [column.id, column.parentId]))
  if (!above.has(parent)) return 'parent_unknown'
  let depth = 1
  for (let at: string | null | undefined = parent; at; at = above.get(at)) {
    if (at === id) return 'under_itself'
    depth += 1
  }
  return depth + heightBelow(tree, id) > DEEPEST ? 'too_deep' : undefined
}

function heightBelow(tree: readonly Placed[], id: string): number {
  const children = tree.filter((column) => column.parentId === id)
  return children.length === 0 ? 0 : 1 + Math.max(...children.map((child) => heightBelow(tree, child.id)))
}

/** A column and all below it, itself first. */
export function columnsUnder(tree: readonly Placed[], id: string): string[] {
  return [
    id,
    ...tree.filter((column) => column.parentId === id).flatMap((child) => columnsUnder(tree, child.id)),
  ]
}
