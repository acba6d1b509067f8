import { z } from 'zod'

/** Where somebody on the staff wants reminders; empty for not at all. */
export const contactInput = z.object({
  email: z.union([z.literal(''), z.email('请填写完整的邮箱地址')]),
  phone: z.string().regex(/^(1[3-9]\d{9})?$/, '请填写11位手机号码'),
})
export type ContactInput = z.infer<typeof contactInput>

export const contactView = contactInput.extend({
  /** The ways that this installation can send by. */
  ways: z.object({ email: z.boolean(), sms: z.boolean() }),
})
export type ContactView = z.infer<typeof contactView>
