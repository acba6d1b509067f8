import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { askedAs } from './asked.ts'
import { fold } from './fold.ts'
import { isLetters, soundsOf } from './sounds.ts'
import type { Tables } from './tables.ts'

const LONGEST = 30

/** Phrases that may be proposed from now on: key words, names, titles of short things. */
export async function keepPhrases(tx: Tx, phrases: readonly string[]): Promise<void> {
  const rows = [...new Set(phrases.map((phrase) => phrase.trim()))]
    .filter((phrase) => phrase.length >= 2 && phrase.length <= LONGEST)
    .map((phrase) => ({ phrase, ...soundsOf(phrase) }))
  if (rows.length === 0) return
  await tx
    .withTables<Tables>()
    .insertInto('search_phrase')
    .values(rows)
    .onConflict((conflict) => conflict.column('phrase').doNothing())
    .execute()
}

/** Forgets phrases, when what they came from is destroyed. */
export async function forgetPhrases(tx: Tx, phrases: readonly string[]): Promise<void> {
  const gone = [...new Set(phrases.map((phrase) => phrase.trim()))].filter((phrase) => phrase !== '')
  if (gone.length === 0) return
  const own = tx.withTables<Tables>()
  await own.deleteFrom('search_phrase').where('phrase', 'in', gone).execute()
  // Whoever searched for it by its name left the name among what was asked.
  const asked = gone.map((phrase) => askedAs(phrase)).filter((words) => words.length > 1)
  await own
    .deleteFrom('search_asked')
    .where(
      sql<boolean>`exists (select 1 from unnest(${asked}::text[]) as gone where position(gone in words) > 0)`,
    )
    .execute()
}

/** Phrases that go on from what was typed so far, in characters, pinyin or initials; short ones first. */
export async function suggestPhrases(db: Db, typed: string, most: number): Promise<string[]> {
  const start = fold(typed).replace(/\s+/g, '')
  if (start === '') return []
  const like = `${start.replace(/[\\%_]/g, '\\$&')}%`
  const own = db.withTables<Tables>()
  const found = isLetters(start)
    ? own
        .selectFrom('search_phrase')
        .where((eb) => eb.or([eb('pinyin', 'like', like), eb('initials', 'like', like)]))
    : own.selectFrom('search_phrase').where('phrase', 'like', like)
  const rows = await found
    .select('phrase')
    .orderBy(sql`char_length(phrase)`)
    .orderBy('phrase')
    .limit(most)
    .execute()
  return rows.map(({ phrase }) => phrase)
}

/**
 * What a query may have meant: the longest stretch of it that sounds like a known phrase but is written otherwise,
 * replaced by that phrase.
 */
export async function correct(db: Db, q: string): Promise<string | undefined> {
  const text = fold(q)
  const windows = new Map<string, string>()
  for (let length = Math.min(8, text.length); length >= 2; length--) {
    for (let at = 0; at + length <= text.length; at++) {
      const part = text.slice(at, at + length)
      if (/^\p{Script=Han}+$/u.test(part)) windows.set(part, soundsOf(part).sound)
    }
  }
  if (isLetters(text.replace(/\s/g, ''))) return correctLetters(db, text.replace(/\s/g, ''))
  if (windows.size === 0) return undefined
  const rows = await db
    .withTables<Tables>()
    .selectFrom('search_phrase')
    .select(['phrase', 'sound'])
    .where('sound', 'in', [...new Set(windows.values())])
    .orderBy('phrase')
    .execute()
  const known = new Set(rows.map((row) => fold(row.phrase)))
  for (const [part, sound] of windows) {
    const meant = rows.find((row) => row.sound === sound && fold(row.phrase) !== part)
    if (meant && !known.has(part)) return text.replace(part, meant.phrase)
  }
  return undefined
}

/** Pinyin with one letter wrong, missing or too many. */
async function correctLetters(db: Db, letters: string): Promise<string | undefined> {
  if (letters.length < 5) return undefined
  const start = letters.slice(0, 2)
  const rows = await db
    .withTables<Tables>()
    .selectFrom('search_phrase')
    .select(['phrase', 'pinyin'])
    .where('pinyin', 'like', `${start}%`)
    .where(sql<boolean>`char_length(pinyin) between ${letters.length - 1} and ${letters.length + 1}`)
    .limit(2_000)
    .execute()
  return rows.find(({ pinyin }) => oneApart(pinyin, letters))?.phrase
}

function oneApart(one: string, other: string): boolean {
  let head = 0
  while (head < one.length && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail))
    tail += 1
  return Math.max(one.length, other.length) - head - tail <= 1
}
