import { z } from 'zod'

export const relationKinds = ['amends', 'repeals', 'replaces', 'interprets'] as const
export type RelationKind = (typeof relationKinds)[number]
/** What the relation is called seen from its beginning, and seen from its end. */
export const relationLabels: Readonly<Record<RelationKind, readonly [forth: string, back: string]>> = {
  amends: ['修改', '被修改'],
  repeals: ['废止', '被废止'],
  replaces: ['代替', '被代替'],
  interprets: ['解读', '解读材料'],
}

export const relationInput = z
  .object({
    kind: z.enum(relationKinds),
    to: z.uuid().nullable().default(null),
    outsideTitle: z.string().trim().max(300).default(''),
    outsideUrl: z
      .union([z.literal(''), z.url({ protocol: /^https?$/, error: '请填写完整的网址' })])
      .default(''),
  })
  .refine(({ to, outsideTitle }) => (to === null) !== (outsideTitle === ''), {
    message: '请选择本站的一份文件，或者填写上级文件的名称和网址',
    path: ['to'],
  })
export type RelationInput = z.infer<typeof relationInput>

export const relationView = z.object({
  id: z.string(),
  kind: z.enum(relationKinds),
  direction: z.enum(['forth', 'back']),
  documentId: z.string().nullable(),
  title: z.string(),
  url: z.string(),
  published: z.boolean(),
  publishedOn: z.string().nullable(),
})
export type RelationView = z.infer<typeof relationView>
export const relationsView = z.object({ relations: z.array(relationView), mayEdit: z.boolean() })
export type RelationsView = z.infer<typeof relationsView>
