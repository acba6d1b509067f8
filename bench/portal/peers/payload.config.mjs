// Runs inside the folder where Payload is installed.
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

const text = (name, more = {}) => ({ name, type: 'text', ...more })
const access = { read: () => true }
const named = (slug) => ({ slug, access, fields: [text('name')] })
const one = (name, relationTo, more = {}) => ({ name, type: 'relationship', relationTo, ...more })

export default buildConfig({
  secret: 'of a throw-away database',
  telemetry: false,
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 10 }, idType: 'uuid' }),
  collections: [
    { slug: 'users', auth: true, fields: [] },
    ...['bodies', 'columns', 'themes', 'genres'].map(named),
    {
      slug: 'articles',
      access,
      fields: [
        text('title'),
        text('documentNumber'),
        one('publicBody', 'bodies'),
        one('column', 'columns', { index: true }),
        one('theme', 'themes'),
        one('genre', 'genres'),
        text('writtenOn'),
        { name: 'publishedAt', type: 'date', index: true },
        { name: 'keywords', type: 'json' },
        { name: 'body', type: 'textarea' },
      ],
    },
  ],
})
