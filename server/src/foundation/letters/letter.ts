/** A letter as it is signed; every form of it is made from this. */
export interface Letter {
  /** 发文机关. */
  issuer: string
  title: string
  /** 文号. */
  number: string
  addressee: string
  paragraphs: readonly string[]
  attachments: readonly string[]
  /** 成文日期, as written: 2026年3月2日. */
  date: string
  /** 联系人及电话. */
  contact: string
  /** File of the seal's image on the day of the letter; null where the seal is put on paper. */
  seal?: string | null
}
