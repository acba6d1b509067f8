import { getPayload } from 'payload'
import config from '../../../payload.config.mjs'

export const dynamic = 'force-dynamic'

/** An article as Payload's own templates show one: read through its local API, drawn by React on the server. */
export default async function Page({ params }) {
  const { id } = await params
  const payload = await getPayload({ config })
  const text = await payload.findByID({ collection: 'articles', id, depth: 1 })
  const facts = [
    ['发布机构', text.publicBody.name],
    ['栏目', text.column.name],
    ['主题', text.theme.name],
    ['体裁', text.genre.name],
    ['文号', text.documentNumber],
    ['成文日期', text.writtenOn],
    ['发布日期', text.publishedAt],
  ]
  return (
    <main>
      <h1>{text.title}</h1>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div>{text.body}</div>
    </main>
  )
}
