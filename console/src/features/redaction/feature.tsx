import { screen } from '../../app/root.ts'

/** Reached from the request and from the inbox; it has no line in the menu. */
export const redactionScreens = [
  screen('/redactions/$id', () => import('./redaction-page.tsx'), 'RedactionPage'),
] as const
