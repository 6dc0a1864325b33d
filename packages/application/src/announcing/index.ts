export { announcementOf } from './announcement.ts';
export { type Published, publishAll } from './publish.ts';
export { type RepublishReport, republishKept } from './republish-kept.ts';
