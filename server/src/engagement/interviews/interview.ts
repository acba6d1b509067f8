/** The life of an interview. Pure. */
export const interviewStates = ['draft', 'announced', 'live', 'ended'] as const
export type InterviewState = (typeof interviewStates)[number]
export type InterviewAct = 'edit' | 'announce' | 'start' | 'say' | 'ask' | 'end' | 'record'

const possible: Readonly<Record<InterviewAct, readonly InterviewState[]>> = {
  edit: ['draft', 'announced'],
  announce: ['draft'],
  start: ['announced'],
  say: ['live'],
  ask: ['announced', 'live'],
  end: ['live'],
  record: ['ended'],
}

export const mayBe = (state: InterviewState, act: InterviewAct): boolean => possible[act].includes(state)

export interface Guest {
  name: string
  title: string
  /** 主要负责同志: counted for the year (interaction by leaders). */
  chief: boolean
}

export const lineKinds = ['host', 'guest', 'question', 'picture'] as const
export type LineKind = (typeof lineKinds)[number]

/** One line of the live text as readers get it. */
export interface Line {
  no: number
  kind: LineKind
  speaker: string
  text: string
  /** Address of a picture. */
  picture: string
  at: string
}

/** A line as one server-sent event; its number is the id a returning reader names. */
export const eventOf = (line: Line): string =>
  `id: ${line.no}\nevent: line\ndata: ${JSON.stringify(line)}\n\n`
