/** The demonstration city: fictional bodies, people, documents, requests and reports, the same on every machine. */
export { loadDemo } from './load.ts'
export { DEMO_PASSWORD } from './people.ts'
