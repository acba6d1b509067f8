const MOST = 8

interface Item {
  title: string
  href: string
}

const keyOf = (person: string) => `yangguang.recent.${person}`

/** What the person opened lately in this tab; it goes when the tab is closed or they sign out. */
export function recentItems(person: string): Item[] {
  const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(person)) ?? '[]')
  return Array.isArray(kept) ? kept.filter(isItem) : []
}

export function rememberItem(person: string, item: Item): void {
  const others = recentItems(person).filter(({ href }) => href !== item.href)
  sessionStorage.setItem(keyOf(person), JSON.stringify([item, ...others].slice(0, MOST)))
}

export function forgetItems(person: string): void {
  sessionStorage.removeItem(keyOf(person))
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && 'title' in value && 'href' in value
}
