/** 专题: opened, filled with published documents, closed, archived and counted. */
export { topicsApi } from './api.ts'
export { topicFigures } from './figures.ts'
export { topicsBlock } from './portal/block.tsx'
export { topicPages } from './portal/routes.tsx'
export { topicLoader } from './search-item.ts'
export { listTopics, moveTopic, openTopic, putIntoTopic } from './topics.ts'
export { topicsWording } from './wording.ts'
