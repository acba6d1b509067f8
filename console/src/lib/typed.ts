const PREFIX = 'yangguang.typed.'

/** What a person typed into a form and has not sent. */
export interface Typed<Values> {
  values: Partial<Values>
  /** The version of the record it was typed over. */
  base: number
  at: string
}

const keyOf = (person: string, what: string) => `${PREFIX}${person}.${what}`

/** What was typed into this form in this tab; it goes with the tab, when it is sent, or when its person signs out. */
export function typedInto<Values>(person: string, what: string): Typed<Values> | undefined {
  const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(person, what)) ?? 'null')
  return typeof kept === 'object' && kept !== null && 'values' in kept ? (kept as Typed<Values>) : undefined
}

export function keepTyped<Values>(person: string, what: string, typed: Typed<Values>): void {
  try {
    sessionStorage.setItem(keyOf(person, what), JSON.stringify(typed))
  } catch {
    // A full store: the text still stands on the page.
  }
}

export function forgetTyped(person: string, what: string): void {
  sessionStorage.removeItem(keyOf(person, what))
}

/** Everything that anybody typed here, except by the person who stays. */
export function forgetAllTyped(except?: string): void {
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX) && !(except && key.startsWith(keyOf(except, ''))))
      sessionStorage.removeItem(key)
}
