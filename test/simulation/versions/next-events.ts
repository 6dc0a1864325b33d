import type { Announcement } from '@continuum/application';

type Data = Readonly<Record<string, unknown>>;

/** How an event's data changes shape in its next version, and how today's is read out of it. */
interface NextShape {
  readonly there: (today: Data) => Data;
  readonly back: (next: Data) => Data;
}

/** A next version of three events, for the simulation alone: fields renamed, and put into one another. */
const nextShapes: Readonly<Record<string, NextShape>> = {
  TherapyDischargeReceived: {
    there: ({ canonicalVersion, missing }) => ({ canonical: { version: canonicalVersion }, open: missing }),
    back: ({ canonical, open }) => ({ canonicalVersion: (canonical as Data)['version'], missing: open }),
  },
  AssessmentRecorded: {
    there: ({ measures, ...others }) => ({ ...others, readings: measures }),
    back: ({ readings, ...others }) => ({ ...others, measures: readings }),
  },
  GoalMet: {
    there: ({ goalId, horizon, assessment }) => ({ goal: { id: goalId, horizon }, metBy: assessment }),
    back: ({ goal, metBy }) => ({
      goalId: (goal as Data)['id'],
      horizon: (goal as Data)['horizon'],
      assessment: metBy,
    }),
  },
};

const nameOf = (detailType: string): string => detailType.slice(0, detailType.lastIndexOf('.'));

interface Detail {
  readonly schemaVersion: number;
  readonly data: Data;
}

/** Today's detail type → the next one; undefined for an event that stays as it is. */
export const nextDetailType = (detailType: string): string | undefined =>
  detailType.endsWith('.v1') && Object.hasOwn(nextShapes, nameOf(detailType))
    ? `${nameOf(detailType)}.v2`
    : undefined;

/** Whether an event is of the next version. */
export const isNext = (detailType: string): boolean =>
  detailType.endsWith('.v2') && Object.hasOwn(nextShapes, nameOf(detailType));

/** An announcement as a producer of the next version makes it. */
export const inNextVersion = (announcement: Announcement): Announcement => {
  const detailType = nextDetailType(announcement.detailType);
  const shape = nextShapes[nameOf(announcement.detailType)];
  if (detailType === undefined || shape === undefined) return announcement;
  const detail = JSON.parse(announcement.detail) as Detail;
  const changed = { ...detail, schemaVersion: 2, data: shape.there(detail.data) };
  return { ...announcement, detailType, detail: JSON.stringify(changed) };
};

/** A bus envelope as today's handlers read it. */
export const inTodaysVersion = (envelope: { readonly 'detail-type': string; readonly detail: unknown }) => {
  const detailType = envelope['detail-type'];
  const shape = nextShapes[nameOf(detailType)];
  if (!isNext(detailType) || shape === undefined) return envelope;
  const detail = envelope.detail as Detail;
  const data = shape.back(detail.data);
  return {
    ...envelope,
    'detail-type': `${nameOf(detailType)}.v1`,
    detail: { ...detail, schemaVersion: 1, data },
  };
};
