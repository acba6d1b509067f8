/** Citizens' own accounts: a one-time code or a national identity opens them; they hold which matters are theirs, and nothing else. */
export { askCode, enterCode, signInByIdentity } from './accounts.ts'
export { type CitizenDoor, openCitizenDoor } from './door.ts'
export { contactsHolding, keepMatter, mattersOf, provedContact } from './matters.ts'
export { type IdentityService, type NationalIdentity, openIdentityService } from './national-identity.ts'
export { resealCitizens } from './reseal.ts'
export type { MineRow, MineSource } from './source.ts'
export { citizensWording } from './wording.ts'
