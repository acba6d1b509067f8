/** Public search behind one port. It knows no wing: it is handed what it indexes. */
export { createSearchFollower, type ItemLoader, reindexAll } from './follower.ts'
export { postgresSearch, type SearchHit, type SearchItem, type SearchResult } from './postgres.ts'
export { wordsOf } from './words.ts'
