import { z } from 'zod'

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 字`)

export const callerInput = z.object({ phone: text(40).min(5, '请填写来电号码') })
export const callerHistory = z.object({
  name: z.string(),
  cases: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      title: z.string(),
      state: z.string(),
      submittedAt: z.string(),
      bodyName: z.string(),
    }),
  ),
})
export type CallerHistory = z.infer<typeof callerHistory>

export const answersFound = z.array(
  z.object({ kind: z.enum(['answer', 'public']), title: z.string(), text: z.string(), url: z.string() }),
)
export type AnswersFound = z.infer<typeof answersFound>

export const dispatchSuggestion = z.object({
  id: z.string(),
  number: z.string(),
  title: z.string(),
  version: z.number(),
  to: z.string().nullable(),
  toName: z.string(),
  /** On how many like dispatches of the past it stands. */
  like: z.number(),
})
export type DispatchSuggestion = z.infer<typeof dispatchSuggestion>
export const batchDispatchInput = z.object({
  items: z
    .array(z.object({ id: z.uuid(), version: z.number().int(), to: z.uuid('请选择承办单位') }))
    .min(1, '请选择来件')
    .max(200),
})
export const batchResult = z.object({
  done: z.number(),
  failed: z.array(z.object({ id: z.string(), reason: z.string() })),
})

export const shiftFigures = z.object({
  calls: z.number(),
  answeredCalls: z.number(),
  received: z.number(),
  onTheSpot: z.number(),
  toAccept: z.number(),
  toDispatch: z.number(),
  toCallBack: z.number(),
  late: z.number(),
  closed: z.number(),
})
export type ShiftFigures = z.infer<typeof shiftFigures>

export const ticketsInput = z.object({
  channel: z.string().max(31),
  base64: z.string().min(1, '请选择工作簿').max(16_000_000),
})
export const ticketsResult = z.object({
  taken: z.number(),
  broken: z.number(),
  reasons: z.array(z.object({ line: z.number(), reason: z.string() })),
  /** A workbook of the broken rows with their reasons, to mend and send again; empty when all went in. */
  base64: z.string(),
})
export type TicketsResult = z.infer<typeof ticketsResult>

export const callsInput = z.object({
  bodyId: z.uuid(),
  calls: z
    .array(
      z.object({
        id: z.string().min(1).max(60),
        at: z.iso.datetime({ offset: true }),
        answered: z.boolean(),
        waitedSeconds: z.number().int().min(0),
      }),
    )
    .min(1)
    .max(5_000),
})

export const peerInput = z.object({
  bodyId: z.uuid(),
  name: text(60).min(2, '请填写平台名称'),
  keyId: z.string().regex(/^[\w-]{3,40}$/, '密钥编号用 3—40 个字母、数字、连字符'),
  secret: z.string().min(16, '密钥至少 16 个字符').max(200),
  resultUrl: z.url({ protocol: /^https?$/, error: '请填写完整的网址' }),
  active: z.boolean(),
})
/** How an upper platform is set; its secret is never shown again. */
export const peerView = z.object({
  id: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  name: z.string(),
  keyId: z.string(),
  resultUrl: z.string(),
  active: z.boolean(),
  waiting: z.number(),
  delivered: z.number(),
  problem: z.string(),
})
export type PeerView = z.infer<typeof peerView>
/** An empty secret leaves the one that is kept. */
export const peerChange = peerInput
  .omit({ keyId: true, bodyId: true })
  .extend({ secret: z.union([z.literal(''), z.string().min(16, '密钥至少 16 个字符').max(200)]) })

/** A ticket as the upper platform sends it. */
export const ticketInput = z.object({
  number: text(60).min(1),
  matter: text(20).min(1),
  urgent: z.boolean().default(false),
  title: text(50).min(2),
  text: text(4000).min(5),
  place: text(100).default(''),
  name: text(50).default(''),
  phone: text(40).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
})
