// Runs inside the folder where Payload is installed.
import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig } from 'payload'

const text = (name, more = {}) => ({ name, type: 'text', ...more })

export default buildConfig({
  secret: 'of a throw-away database',
  telemetry: false,
  db: postgresAdapter({ pool: { connectionString: process.env.DATABASE_URL, max: 10 }, idType: 'uuid' }),
  collections: [
    { slug: 'users', auth: true, fields: [] },
    {
      slug: 'articles',
      access: { read: () => true },
      fields: [
        text('title'),
        text('documentNumber'),
        text('publicBody'),
        text('column', { index: true }),
        text('writtenOn'),
        { name: 'publishedAt', type: 'date', index: true },
        { name: 'keywords', type: 'json' },
        { name: 'body', type: 'textarea' },
      ],
    },
  ],
})
