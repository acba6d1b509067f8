import { z } from 'zod'

export const signInInput = z.object({
  login: z.string().trim().min(1, '请输入用户名').max(64),
  password: z.string().min(1, '请输入密码').max(256),
})

export const me = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  bodyId: z.string(),
  bodyName: z.string(),
  roles: z.array(z.object({ role: z.string(), label: z.string() })),
})

export type Me = z.infer<typeof me>
