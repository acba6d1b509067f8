/** The one ledger: audit trail, outbox of the followers, and growing RFC 6962 tree with signed heads. */
export { browseEntries, busyHours, countEntries, type EntryFilter, subjectsSince } from './browse.ts'
export type { Entry, EntryHeader, Happening, Payload, PayloadValue } from './entry.ts'
export {
  type Bell,
  demoWasCutOff,
  type Follower,
  followOnce,
  ledgerIsEmpty,
  ledgerSize,
  listenToLedger,
  readEntries,
  startFollowers,
  type Watch,
  watchLedger,
} from './followers.ts'
export { type Freshness, ledgerFreshness, MOST_CLOCK_BEHIND_SECONDS } from './freshness.ts'
export { type LogVerdict, type OpenLine, openLines, signedHeads, verifyLog } from './open-log.ts'
export {
  type InclusionProof,
  latestHead,
  openLog,
  proveConsistency,
  proveEntry,
  type SignedHead,
  verifyHead,
  verifyLedger,
  verifyProof,
} from './proofs.ts'
export { erasePayloads, record } from './record.ts'
export { startSequencer } from './sequencer.ts'
export { verifyConsistency, verifyInclusion } from './tree.ts'
