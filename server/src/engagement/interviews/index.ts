/** Interviews (在线访谈): notice, question box, live text and pictures by server-sent events, recording, transcript, the year's figures. */
export { interviewsApi } from './api.ts'
export { questionEvidence } from './evidence.ts'
export { type Broadcast, openBroadcast } from './live.ts'
export { interviewPages } from './portal/routes.tsx'
export { figuresOf as interviewFiguresOf } from './queries.ts'
export {
  addRecording,
  announceInterview,
  askQuestion,
  draftInterview,
  endInterview,
  sayLine,
  settleQuestion,
  startInterview,
} from './run-interview.ts'
export { interviewLoader } from './search-item.ts'
export { interviewsWording } from './wording.ts'
