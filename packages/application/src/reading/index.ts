export { mayAsk } from './asking.ts';
export { readClient, searchClients } from './clients.ts';
export { receiptView, trialView } from './discharge-views.ts';
export { listDischarges, readDischarge, readDischargeOfReferral } from './discharges.ts';
export { listEpisodeDocuments } from './documents.ts';
export { type EpisodesQuery, listEpisodes, readEpisode, readEpisodeDischarge } from './episodes.ts';
export { failureViews, issueViews } from './failure-views.ts';
export { listTransitions } from './next-steps.ts';
export { readTimeline } from './timeline.ts';
