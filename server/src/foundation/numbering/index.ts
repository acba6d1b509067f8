/** Numbers that are given once: 索引号, 文号, receipt and letter numbers. */
export { numberingApi } from './api.ts'
export {
  claimNumbers,
  forgetNumbers,
  giveIndexNumbers,
  type NumberedSubject,
} from './index-numbers.ts'
export { type DrawSerial, fillPattern, nextSerial, nextSerials, openSerials } from './serial.ts'
export { numberingWording } from './wording.ts'
