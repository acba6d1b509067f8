/** Public search behind one port. It knows no wing: it is handed what it indexes. */
export { searchApi } from './api.ts'
export { askedWords, countAsked, hotWords, searchesIn } from './asked.ts'
export { saveSynonyms, saveWord } from './change-dictionary.ts'
export { SEARCH_CHECK, searchCheckJob } from './check-job.ts'
export { type NameGroups, useNames } from './dictionary.ts'
export { checkIndex, createSearchFollower, type IndexFault, rebuildIndex } from './follower.ts'
export type { ItemLoader, SearchItem } from './item.ts'
export { correct, forgetPhrases, suggestPhrases } from './phrases.ts'
export {
  type Chosen,
  type FacetName,
  facetNames,
  type SearchAsked,
  type SearchHit,
  type SearchIndex,
  type SearchResult,
} from './port.ts'
export { postgresSearch } from './postgres.ts'
export { searchWording } from './wording.ts'
export { classed, wordsOf } from './words.ts'
