/** The information-processing fee of 国办函〔2020〕109号: off until a body turns it on, by piece or by page, never both. */
export { feesApi } from './api.ts'
export type { FeeFigures, FeeMode } from './contract.ts'
export { type FeeBand, type FeeSchedule, feeByPage, feeByPiece, feeFor, feeForMore } from './fee.ts'
export {
  calculateFee,
  type FeeNotice,
  feeFigureSource,
  feesOver,
  lapseNotice,
  noticeOf,
  openNotice,
  overdueNotices,
  payNotice,
  receiveNotice,
  setFee,
  settingOf,
} from './notices.ts'
export { parseFeeSchedule } from './schedule.ts'
export { explainPages, explainPieces, feesWording } from './wording.ts'
