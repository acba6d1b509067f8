import { getPayload } from 'payload'
import config from '../../../payload.config.mjs'

export const dynamic = 'force-dynamic'

export default async function Page({ params, searchParams }) {
  const { id } = await params
  const { page } = await searchParams
  const payload = await getPayload({ config })
  const found = await payload.find({
    collection: 'articles',
    where: { column: { equals: id } },
    sort: '-publishedAt',
    limit: 20,
    page: Number(page ?? 1),
    depth: 0,
    select: { title: true, documentNumber: true, publishedAt: true },
  })
  return (
    <main>
      <ul>
        {found.docs.map((text) => (
          <li key={text.id}>
            <a href={`/documents/${text.id}`}>{text.title}</a> {text.documentNumber} {text.publishedAt}
          </li>
        ))}
      </ul>
      <p>
        第{found.page}页，共{found.totalPages}页
      </p>
    </main>
  )
}
