/** 政府公报: issues compiled from published documents, numbered within their year. */
export { gazetteApi } from './api.ts'
export { compileIssue, openIssue, publishIssue } from './issues.ts'
export { gazettePages } from './portal/routes.tsx'
export { gazetteWording } from './wording.ts'
