/** The information-processing fee of 国办函〔2020〕109号: arithmetic over the bands that the dated rules hold. */
export { type FeeBand, type FeeSchedule, feeByPage, feeByPiece, feeFor, feeForMore } from './fee.ts'
export { parseFeeSchedule } from './schedule.ts'
export { explainPages, explainPieces } from './wording.ts'
