/** The life of a case: who may do what next. Pure. */
export const caseStates = [
  'received',
  'refused',
  'merged',
  'dispatching',
  'signing',
  'returned',
  'handling',
  'reviewing',
  'answered',
  'closed',
  'suspended',
  'void',
] as const
export type CaseState = (typeof caseStates)[number]

export const caseActs = [
  'accept',
  'refuse',
  'merge',
  'dispatch',
  'sign',
  'return',
  'extend',
  'consult',
  'propose',
  'send_back',
  'approve',
  'rate',
  'call_back',
  'close',
  'reopen',
  'suspend',
  'resume',
  'void',
  'follow_up',
] as const
export type CaseAct = (typeof caseActs)[number]

/** What a channel's rules make of a case on its way. */
export interface ChannelWay {
  /** The desk hands the case to another body. */
  dispatches: boolean
  /** Somebody else approves the reply before it goes out. */
  reviewed: boolean
  callsBack: boolean
  rates: boolean
}

const open: readonly CaseState[] = ['received', 'dispatching', 'signing', 'returned', 'handling']

/** The state after the act, undefined where the act is not possible. */
export function move(state: CaseState, act: CaseAct, way: ChannelWay): CaseState | undefined {
  switch (act) {
    case 'accept':
      return state === 'received' ? (way.dispatches ? 'dispatching' : 'handling') : undefined
    case 'refuse':
      return state === 'received' || state === 'dispatching' || state === 'returned' ? 'refused' : undefined
    case 'merge':
      return open.includes(state) ? 'merged' : undefined
    case 'dispatch':
      return state === 'dispatching' || state === 'returned' ? 'signing' : undefined
    case 'sign':
      return state === 'signing' ? 'handling' : undefined
    case 'return':
      return way.dispatches && (state === 'signing' || state === 'handling') ? 'returned' : undefined
    case 'extend':
    case 'consult':
      return state === 'handling' ? state : undefined
    case 'propose':
      return state === 'handling' ? (way.reviewed ? 'reviewing' : answeredAs(way)) : undefined
    case 'send_back':
      return state === 'reviewing' ? 'handling' : undefined
    case 'approve':
      return state === 'reviewing' ? answeredAs(way) : undefined
    case 'rate':
    case 'call_back':
    case 'close':
      return state === 'answered' ? 'closed' : undefined
    case 'reopen':
    case 'follow_up':
      return state === 'answered' || state === 'closed' ? 'handling' : undefined
    case 'suspend':
      return state === 'handling' ? 'suspended' : undefined
    case 'resume':
      return state === 'suspended' ? 'handling' : undefined
    case 'void':
      return open.includes(state) || state === 'suspended' ? 'void' : undefined
  }
}

/** An answer that nobody is asked about closes the case. */
const answeredAs = (way: ChannelWay): CaseState => (way.callsBack || way.rates ? 'answered' : 'closed')

/** 非常满意 5 … 非常不满意 1; from 3 on the person is satisfied. */
export const SATISFIED_FROM = 3

/** Whether an unsatisfied person's case is done anew: as often as the channel allows. */
export function isRedone(
  satisfied: number,
  solved: boolean | null,
  round: number,
  redoMost: number,
): boolean {
  return (satisfied < SATISFIED_FROM || solved === false) && round <= redoMost
}

export type CaseLight = 'green' | 'yellow' | 'red' | 'none'

/** Yellow once `warnShare` percent of the limit has gone, red after the end. */
export function lightOf(now: Date, from: Date | null, due: Date | null, warnShare: number): CaseLight {
  if (!due || !from) return 'none'
  if (now > due) return 'red'
  const whole = due.getTime() - from.getTime()
  return whole > 0 && (now.getTime() - from.getTime()) * 100 >= whole * warnShare ? 'yellow' : 'green'
}
