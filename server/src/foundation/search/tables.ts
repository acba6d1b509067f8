export type Tables = {
  search_item: {
    kind: string
    id: string
    title: string
    body_text: string
    number: string
    number_key: string
    index_number: string
    index_key: string
    url: string
    body_id: string
    body_name: string
    day: string
    theme: string
    genre: string
    validity: string
    tokens: string
    title_tokens: string
    digest: string
    built: Date
  }
  search_phrase: { phrase: string; pinyin: string; initials: string; sound: string }
  search_synonym: { id: string; words: string[]; version: number; changed_at: Date }
  search_word: { id: string; word: string; active: boolean; changed_at: Date }
  search_asked: { day: string; words: string; times: number; empty: number }
}
