/** What is said across the door of this room: its words, what is handed in, what is shown. */
export * from './inputs.ts'
export * from './terms.ts'
export * from './views.ts'
