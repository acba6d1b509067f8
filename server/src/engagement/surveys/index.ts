/** Surveys and public evaluation (民意调查、社会评议): questions with logic, one answer a person without tracking, live counts, a published result. */
export { answerSurvey } from './answer-survey.ts'
export { surveysApi } from './api.ts'
export { surveyTextEvidence } from './evidence.ts'
export { surveyPages } from './portal/routes.tsx'
export { publicSurveys } from './queries.ts'
export { closeEndedSurveys, closeSurvey, draftSurvey, openSurvey, publishSurvey } from './run-survey.ts'
export { surveysWording } from './wording.ts'
