import { z } from 'zod'

export { type Mark, marksOf, type TextPiece } from './search-text.ts'

export const copyStates = ['marking', 'checking', 'burning', 'done', 'failed', 'discarded'] as const
export type CopyState = (typeof copyStates)[number]

export const copyStateLabels: Readonly<Record<CopyState, string>> = {
  marking: '标注中',
  checking: '待复核',
  burning: '正在生成',
  done: '已生成',
  failed: '生成失败',
  discarded: '已作废',
}

/** Where the pages come from: the file itself, an office program, or our own setting. */
export const layouts = ['source', 'converted', 'set_anew'] as const
export type LaidOut = (typeof layouts)[number]

const fraction = z.number().min(0).max(1)

/** What is covered: a rectangle on a page, measured from its upper left corner in parts of its width and height. */
export const box = z.object({
  page: z.number().int().min(1),
  x: fraction,
  y: fraction,
  width: fraction.refine((width) => width > 0),
  height: fraction.refine((height) => height > 0),
  /** Code of a ground on which information is withheld (Art 14 to 16). */
  ground: z.string().min(1, '请为每一处遮盖选择依据'),
  note: z.string().trim().max(200, '说明不能超过 200 字').default(''),
})
export type Box = z.infer<typeof box>

/** More than anybody draws; a search for a common word over many pages stays below. */
export const MOST_BOXES = 5_000
export const MOST_MEGABYTES = 30

export const uploadInput = z.object({
  name: z.string().trim().min(1).max(200),
  base64: z.string().min(1, '文件是空的'),
})
export const boxesInput = z.object({
  version: z.number().int(),
  boxes: z.array(box).max(MOST_BOXES, `一份材料最多标注 ${MOST_BOXES} 处`),
})
export const submitInput = z.object({
  version: z.number().int(),
  /** The name of the file that goes out: the name of the source may itself tell too much. */
  publicName: z
    .string()
    .trim()
    .min(1, '请填写公开文件的名称')
    .max(100, '名称不能超过 100 字')
    .regex(/^[^\\/:*?"<>|\r\n]+$/, '名称不能含有 \\ / : * ? " < > | 这些符号'),
})
export const checkInput = z.object({
  version: z.number().int(),
  /** What the checker saw; refused where it is no longer what was submitted. */
  digest: z.string().length(64),
  verdict: z.enum(['approve', 'return']),
  reason: z.string().trim().max(500).default(''),
})
export const versionInput = z.object({ version: z.number().int() })

export const ground = z.object({ code: z.string(), label: z.string(), article: z.string() })
export type Ground = z.infer<typeof ground>

export const copyRow = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(copyStates),
  pages: z.number(),
  boxes: z.number(),
  burntPages: z.number(),
  attached: z.boolean(),
  createdAt: z.string(),
})
export type CopyRow = z.infer<typeof copyRow>

export const copyDetail = copyRow.extend({
  requestId: z.string(),
  laidOut: z.enum(layouts),
  requestNumber: z.string(),
  bodyId: z.string(),
  version: z.number(),
  marks: z.array(box),
  publicName: z.string(),
  digest: z.string().nullable(),
  markers: z.array(z.string()),
  checker: z.string().nullable(),
  submittedAt: z.string().nullable(),
  returnReason: z.string(),
  failure: z.string(),
  grounds: z.array(ground),
  may: z.object({ mark: z.boolean(), check: z.boolean(), attach: z.boolean() }),
})
export type CopyDetail = z.infer<typeof copyDetail>
