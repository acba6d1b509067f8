/** Why a piece of text is not seen by a reader who opens the file. */
export type Hiding =
  | 'sheet'
  | 'row'
  | 'column'
  | 'comment'
  | 'deleted'
  | 'inserted'
  | 'vanish'
  | 'white'
  | 'properties'
  | 'revision'
  | 'picture'
  | 'embedded'
  | 'other'

/** A piece of text taken out of a file, with the place where it stood. */
export interface Segment {
  text: string
  place: string
  hiding?: Hiding
}

/** What was read out of a file. */
export interface Reading {
  segments: Segment[]
  /** Hidden things without text of their own: a macro, a place in a picture. */
  notes: { kind: 'macro' | 'hidden' | 'properties'; place: string; what: string }[]
  /** False where the content could not be read, so that nobody may believe it was checked. */
  readable: boolean
}

export const hidingLabels: Readonly<Record<Hiding, string>> = {
  sheet: '隐藏的工作表',
  row: '隐藏的行',
  column: '隐藏的列',
  comment: '批注',
  deleted: '修订中删除的文字',
  inserted: '未接受的修订',
  vanish: '隐藏文字',
  white: '与背景同色的文字',
  properties: '文件属性',
  revision: '文件的旧版本',
  picture: '图片信息',
  embedded: '内嵌文件',
  other: '不显示的部分',
}

export class UnsafeFile extends Error {
  readonly why: 'bomb' | 'broken' | 'encrypted' | 'macro'
  constructor(why: UnsafeFile['why']) {
    super(why)
    this.name = 'UnsafeFile'
    this.why = why
  }
}
