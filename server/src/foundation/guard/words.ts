import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'

type Tables = {
  guard_word: { word: string; kind: WordKind; active: boolean; entered_by: string | null; entered_at: Date }
}

/** hold: an officer reads it before anybody else; refuse: the form asks to say it otherwise. */
export type WordKind = 'hold' | 'refuse'

export interface Word {
  word: string
  kind: WordKind
}

/** Spaces and signs between letters do not hide a word, nor do full-width letters. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

export async function listWords(db: Db): Promise<Word[]> {
  return db
    .withTables<Tables>()
    .selectFrom('guard_word')
    .select(['word', 'kind'])
    .where('active', '=', true)
    .orderBy('word')
    .execute()
}

/** The listed words a text contains, the gravest first. */
export async function badWordsIn(db: Db, ...texts: string[]): Promise<Word[]> {
  const text = plain(texts.join('\n'))
  const found = (await listWords(db)).filter(({ word }) => text.includes(plain(word)))
  return found.sort((a, b) => b.kind.localeCompare(a.kind))
}

/** Puts a word on the list, or takes it off; what was said before stays as it is. */
export async function saveWord(
  tx: Tx,
  clock: Clock,
  actor: string,
  { word, kind, active }: Word & { active: boolean },
): Promise<void> {
  const row = { kind, active, entered_by: actor, entered_at: clock.now() }
  await tx
    .withTables<Tables>()
    .insertInto('guard_word')
    .values({ word, ...row })
    .onConflict((conflict) => conflict.column('word').doUpdateSet(row))
    .execute()
  await record(tx, clock, {
    kind: 'guard.word_set',
    subject: { kind: 'guard_word', id: 'list' },
    actor,
    payload: { kind, active },
  })
}
