import { type RawBuilder, sql } from 'kysely'
import { canonicalJson, sha256 } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { synonymsOf } from './dictionary.ts'
import { excerptOf } from './excerpt.ts'
import { numberKey } from './fold.ts'
import type { SearchItem } from './item.ts'
import { chosenMarks, marksOf } from './marks.ts'
import { keepPhrases } from './phrases.ts'
import {
  type FacetName,
  type FacetValue,
  facetNames,
  type SearchAsked,
  type SearchHit,
  type SearchIndex,
  type SearchResult,
} from './port.ts'
import { type Asked, parseQuery, type Strictness, tsQuery } from './query.ts'
import { soundWords } from './sounds.ts'
import type { Tables } from './tables.ts'
import { periodWords, shareOf, shareWith, spreadOf, windowsFor, yearWord } from './window.ts'
import { wordsOf } from './words.ts'

/** Candidates that are ranked: the newest ones, because ranking all hits of a common word takes seconds. */
const RANKED = 1_000
/** Texts among them whose words are weighed; behind these the newest comes first. Their word lists lie apart and are dear to read. */
const RANKED_TEXTS = 100
/** Candidates among which a phrase is looked for word for word. */
const READ_FOR_PHRASE = 3_000
/** A tsvector holds a megabyte at most. */
const MOST_TEXT = 800_000

const joined = (words: readonly string[]) => words.join(' ').slice(0, MOST_TEXT)

/** A mark of what was handed over, by which the check knows whether the index is up to date. */
export function digestOf(item: SearchItem): string {
  return sha256(canonicalJson(item)).toString('hex').slice(0, 32)
}

/** What is read and shown: the text, and behind it what is attached. */
function textOf(item: SearchItem): string {
  const files = (item.files ?? []).map((file) => `附件“${file.name}”：${file.text}`)
  return [item.text, ...files].join('\n')
}

const columns = [
  'kind',
  'id',
  'title',
  'body_text',
  'number',
  'number_key',
  'index_number',
  'index_key',
  'url',
  'body_id',
  'body_name',
  'day',
  'theme',
  'genre',
  'validity',
  'digest',
] as const

function rowOf(item: SearchItem) {
  const text = textOf(item)
  const title = wordsOf(item.title)
  const beside = [item.bodyName, item.theme ?? '', item.genre ?? '', ...(item.keywords ?? [])]
  return {
    kind: item.kind,
    id: item.id,
    title: item.title,
    body_text: text,
    number: item.number,
    number_key: numberKey(item.number),
    index_number: item.indexNumber,
    index_key: numberKey(item.indexNumber),
    url: item.url,
    body_id: item.bodyId,
    body_name: item.bodyName,
    day: item.day,
    theme: item.theme ?? '',
    genre: item.genre ?? '',
    validity: item.validity ?? '',
    digest: digestOf(item),
    title_words: joined(title),
    beside_words: joined(beside.flatMap(wordsOf)),
    text_words: joined(wordsOf(text)),
    found_words: joined([...title, ...soundWords(item.title)]),
    marks: [...periodWords(item.day), ...marksOf(item)],
  }
}
type Indexed = ReturnType<typeof rowOf>

/** As JSON; half a character, which a file may hold and JSON may not, becomes the sign for the unreadable. */
function wellFormed(value: object): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part))
}

/** Characters of text in one statement. */
const PORTION = 4_000_000

/** In one statement what is not too large for one. */
function* portionsOf(rows: readonly Indexed[]): Generator<Indexed[]> {
  let portion: Indexed[] = []
  let size = 0
  for (const row of rows) {
    if (size > PORTION) {
      yield portion
      portion = []
      size = 0
    }
    portion.push(row)
    size += row.body_text.length
  }
  yield portion
}

/** An import waits for the database's work, not for its answers: one statement for many records. */
async function put(tx: Tx, rows: readonly Indexed[]): Promise<void> {
  const own = sql.join(columns.map((column) => sql.ref(column)))
  const given = sql.join(columns.map((column) => sql.ref(`r.${column}`)))
  const renewed = [...columns.slice(2), 'tokens', 'title_tokens', 'built'].map(
    (column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`,
  )
  await sql`
    insert into search_item (${own}, tokens, title_tokens, built)
    select ${given},
      setweight(to_tsvector('simple', r.title_words), 'A') || setweight(to_tsvector('simple', r.beside_words), 'B')
        || setweight(to_tsvector('simple', r.text_words), 'D') || array_to_tsvector(r.marks),
      to_tsvector('simple', r.found_words) || array_to_tsvector(r.marks), now()
    from jsonb_to_recordset(${wellFormed(rows)}::jsonb) as r (kind text, id text, title text, body_text text, number text,
      number_key text, index_number text, index_key text, url text, body_id uuid, body_name text, day date, theme text,
      genre text, validity text, digest text, title_words text, beside_words text, text_words text, found_words text,
      marks text[])
    on conflict (kind, id) do update set ${sql.join(renewed)}`.execute(tx)
}

export const postgresSearch: SearchIndex = {
  async index(tx: Tx, ...items: readonly SearchItem[]): Promise<void> {
    if (items.length === 0) return
    await synonymsOf(tx)
    for (const portion of portionsOf(items.map(rowOf))) await put(tx, portion)
    await keepPhrases(
      tx,
      items.flatMap((item) => [...(item.keywords ?? []), item.bodyName, item.title]),
    )
  },

  async remove(tx: Tx, kind: string, id: string): Promise<void> {
    await tx
      .withTables<Tables>()
      .deleteFrom('search_item')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute()
  },

  async query(db: Db, asked: SearchAsked): Promise<SearchResult> {
    const parsed = parseQuery(asked.q, await synonymsOf(db))
    // First all words as they are, then their parts, then any of them: a page with nothing on it helps nobody.
    for (const strictness of ['all', 'parts', 'any'] as const) {
      const found = await ask(db, asked, parsed, strictness)
      if (found && (found.total > 0 || strictness === 'any')) return found
    }
    return nothing(parsed)
  },
}

const nothing = (parsed: Asked): SearchResult => ({
  hits: [],
  total: 0,
  more: false,
  words: parsed.marks,
  facets: { kind: [], body: [], theme: [], genre: [], year: [], validity: [] },
  loosened: false,
})

const facetColumns: Readonly<Record<FacetName, RawBuilder<unknown>>> = {
  kind: sql.ref('kind'),
  body: sql.ref('body_name'),
  theme: sql.ref('theme'),
  genre: sql.ref('genre'),
  year: sql`date_part('year', day)::int::text`,
  validity: sql.ref('validity'),
}

function narrowed({ chosen = {}, bodies }: SearchAsked): RawBuilder<unknown> {
  const within = bodies ? [sql`and body_id = any(${[...bodies]}::uuid[])`] : []
  const parts = facetNames.flatMap((name) => {
    const value = chosen[name]
    if (value === undefined) return []
    // As a range, so that the index on days serves it.
    if (name === 'year')
      return /^\d{4}$/.test(value)
        ? [sql`and day between ${`${value}-01-01`}::date and ${`${value}-12-31`}::date`]
        : []
    return [sql`and ${facetColumns[name]} = ${value}`]
  })
  return sql.join([sql``, ...within, ...parts], sql` `)
}

/** Weights of D, C, B, A: a word in the title outweighs any number in the text. */
const WEIGHTS = sql`array[0.1, 0.2, 0.4, 1.0]::float4[]`

interface Row extends Omit<SearchHit, 'excerpt'> {
  text: string
}
type FacetRow = Readonly<Record<FacetName, string | null>> & { count: number }

async function ask(
  db: Db,
  asked: SearchAsked,
  parsed: Asked,
  strictness: Strictness,
): Promise<SearchResult | undefined> {
  const text = tsQuery(parsed, strictness)
  if (text === undefined) return undefined
  const { titles, texts } = await windowsOf(db, asked, parsed, strictness)
  for (;;) {
    const found = await askWithin(db, asked, parsed, text, { titles, texts })
    if (found.inTitles <= RANKED && titles.length > 1) titles.shift()
    else if (found.inTitles <= RANKED && found.inTexts <= RANKED && texts.length > 1) texts.shift()
    else return resultOf(found, parsed, strictness)
  }
}

interface Windows {
  titles: (string | undefined)[]
  texts: (string | undefined)[]
}

/** How far back titles and texts are looked at, step by step. */
async function windowsOf(
  db: Db,
  asked: SearchAsked,
  parsed: Asked,
  strictness: Strictness,
): Promise<Windows> {
  const year = asked.chosen?.year
  if (year !== undefined) {
    const only = /^\d{4}$/.test(year) ? `'${yearWord(year)}'` : undefined
    return { titles: [only], texts: [only] }
  }
  // A phrase is looked for in more candidates than its words alone would give.
  if (parsed.phrases.length > 0) return { titles: [undefined], texts: [undefined] }
  const spread = await spreadOf(db)
  const marks = chosenMarks(asked)
  const windows = (shares: ReadonlyMap<string, number>) =>
    windowsFor(spread, shareOf(parsed, strictness, shares) * shareWith(marks, shares), RANKED)
  return { titles: windows(spread.titles), texts: windows(spread.texts) }
}

interface Found {
  count: number
  inTitles: number
  inTexts: number
  hits: Row[] | null
  facets: FacetRow[] | null
}

async function askWithin(
  db: Db,
  asked: SearchAsked,
  parsed: Asked,
  text: string,
  windows: Windows,
): Promise<Found> {
  const tq = sql`to_tsquery('simple', ${text})`
  const marks = chosenMarks(asked).map((ways) => `(${ways.map((mark) => `'${mark}'`).join(' | ')})`)
  const within = (period: string | undefined) => {
    const parts = [`(${text})`, ...marks, ...(period === undefined ? [] : [period])]
    return sql`to_tsquery('simple', ${parts.join(' & ')})`
  }
  const where = narrowed(asked)
  // After a window that holds too little a longer one is asked: nothing is looked up, ranked or counted for the first.
  const lastForTitles = windows.titles.length === 1
  const lastForTexts = windows.texts.length === 1
  const manyTitles = sql`(select count(*) from title_hit) > ${RANKED}`
  const manyTexts = sql`(select count(*) from body_hit) > ${RANKED}`
  const wantsTexts = sql`${lastForTitles} and not ${manyTitles}`
  const enough = sql`${manyTitles} or ${lastForTitles} and (${lastForTexts} or ${manyTexts})`
  // Where a hit lies and what it is counted by; words and texts are looked up for those that are ranked or shown.
  const columns = sql`ctid as at, id, kind, day, body_name, theme, genre, validity`
  // By a sum, which no index is in the order of: reading word lists from the newest day on until enough hold a word takes seconds.
  const newest = sql`order by day + 0 desc`
  const hits = (vector: RawBuilder<unknown>, wanted: RawBuilder<unknown>, more: RawBuilder<unknown>) =>
    parsed.phrases.length === 0
      ? sql`select ${columns} from search_item where ${vector} @@ ${wanted} ${where} ${more} ${newest} limit ${RANKED + 1}`
      : sql`select at, id, kind, day, body_name, theme, genre, validity
            from (select ${columns}, title, body_text from search_item where ${vector} @@ ${wanted} ${where} ${more}
              ${newest} limit ${READ_FOR_PHRASE}) read
            where ${sql.join(
              parsed.phrases.map(
                (phrase) => sql`position(${phrase} in lower(title || ' ' || body_text)) > 0`,
              ),
              sql` and `,
            )} order by day desc limit ${RANKED + 1}`
  const byNumber =
    parsed.number.includes('〔') && parsed.number.length >= 4
      ? sql`number_key like ${`${parsed.number.replace(/[\\%_]/g, '\\$&')}%`}`
      : sql`number_key = ${parsed.number}`
  const { q } = parsed
  const size = sql`limit ${asked.size} offset ${(asked.page - 1) * asked.size}`
  // Number and title as typed come first, then titles, then texts; newer ones a little before older ones.
  const shown =
    asked.order === 'date'
      ? sql`select at, row_number() over (order by day desc, id) as no from candidate order by no ${size}`
      : sql`select at, row_number() over (order by place = 0 desc, coalesce(lower(title) = lower(${q}), false) desc,
              coalesce(position(lower(${q}) in lower(title)) > 0, false) desc, place,
              (case when place = 2 then coalesce(ts_rank_cd(${WEIGHTS}, tokens, ${tq}, 1), 0) else ts_rank(title_tokens, ${tq}, 1) end)
                * (1 + 0.02 * (date_part('year', c.day) - 2000)) desc, c.day desc, c.id) as no
            from candidate c left join lateral (
              select title, tokens, title_tokens from search_item i where i.ctid = c.at and (place < 2 or newest <= ${RANKED_TEXTS})
            ) weighed on true order by no ${size}`
  const { rows } = await sql<Found>`
    with exact as materialized (
      select ${columns} from search_item where number_key <> '' and ${byNumber} ${where} limit 50
    ), exact_index as materialized (
      select ${columns} from search_item where index_key <> '' and index_key = ${parsed.number} ${where} limit 50
    ), title_hit as materialized (${hits(sql`title_tokens`, within(windows.titles[0]), sql``)}),
    body_hit as materialized (${hits(sql`tokens`, within(windows.texts[0]), sql`and ${wantsTexts}`)}),
    candidate as materialized (
      select *, row_number() over (partition by place order by day desc) as newest from (
        select distinct on (at) * from (
          select *, 0 as place from exact union all select *, 0 from exact_index
          union all select *, 1 from title_hit union all select *, 2 from body_hit
        ) found where ${enough} order by at, place
      ) once order by place, day desc limit ${RANKED + 1}
    ), shown as materialized (${shown}), page as (
      select i.kind, i.id, title, url, i.body_name as "bodyName", number, to_char(i.day, 'YYYY-MM-DD') as day, i.validity,
             left(body_text, 100000) as text
      from shown join search_item i on i.ctid = shown.at order by shown.no
    ), facet as (
      select kind, body_name as body, theme, genre, date_part('year', day)::int::text as year, validity, count(*)::int as count
      from candidate
      group by grouping sets ((kind), (body_name), (theme), (genre), (date_part('year', day)::int::text), (validity))
    )
    select (select count(*)::int from candidate) as count, (select count(*)::int from title_hit) as "inTitles",
           (select count(*)::int from body_hit) as "inTexts", (select json_agg(page) from page) as hits,
           (select json_agg(facet) from facet) as facets`.execute(db)
  return rows[0] ?? { count: 0, inTitles: 0, inTexts: 0, hits: null, facets: null }
}

function resultOf(found: Found, parsed: Asked, strictness: Strictness): SearchResult {
  return {
    total: Math.min(found.count, RANKED),
    more: found.count > RANKED,
    words: parsed.marks,
    facets: facetsOf(found.facets ?? []),
    loosened: strictness === 'any' && parsed.wanted.length + parsed.letters.length > 1,
    hits: (found.hits ?? []).map(({ text: whole, ...hit }) => ({
      ...hit,
      excerpt: excerptOf(whole, parsed.marks),
    })),
  }
}

function facetsOf(rows: readonly FacetRow[]): SearchResult['facets'] {
  const of = (name: FacetName): FacetValue[] =>
    rows
      .flatMap((row) => (row[name] ? [{ value: row[name], count: row.count }] : []))
      .sort((one, other) =>
        name === 'year'
          ? other.value.localeCompare(one.value)
          : other.count - one.count || one.value.localeCompare(other.value),
      )
  return {
    kind: of('kind'),
    body: of('body'),
    theme: of('theme'),
    genre: of('genre'),
    year: of('year'),
    validity: of('validity'),
  }
}
