export type Tables = {
  people_person: {
    id: string
    name: Buffer
    document_kind: string
    document_number: Buffer
    document_index: Buffer
    phone: Buffer
    phone_index: Buffer
    email: Buffer
    address: Buffer
    contact: Buffer
    created_at: Date
    erased_on: string | null
  }
}

/** What a sealed value is bound to: its column and its person. */
export const personContext = (column: string, id: string) => `people_person.${column}:${id}`
