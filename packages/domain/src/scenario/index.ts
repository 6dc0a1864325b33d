export { dischargedAt, goals, monday, note, pressure, readings } from './cast.ts';
export { type Step, take } from './generated-journeys.ts';
export { places } from './places.ts';
export { sampleJourney } from './sample-journey.ts';
export { harborCalendar, Scene } from './scene.ts';
export { type CalendarTable, harborTable, tableCalendar } from './table-calendar.ts';
