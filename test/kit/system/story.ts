import { type Caller, everyItem } from '../../integration/stack/caller.ts';
import { takingOn } from '../../integration/stack/program.ts';
import { callerAs } from './callers.ts';
import type { ClinicLogin, MemberLogin } from './people.ts';
import type { System } from './system.ts';

export type Message = Readonly<Record<string, unknown>> & { readonly messageId: string };

interface Row {
  readonly episodeId: string;
  readonly clientId: string;
}

const openRows = (member: Caller) => everyItem<Row>(member, '/v1/episodes');

/** A clinic posts a discharge; resolves to the episode it opened at the practice of a member. */
export const openedBy = async (
  system: System,
  clinic: ClinicLogin,
  member: MemberLogin,
  message: Message,
): Promise<Row> => {
  const known = new Set((await openRows(callerAs(system, member))).map(({ episodeId }) => episodeId));
  const posted = await callerAs(system, clinic)('/v1/discharges', { body: message });
  if (posted.status !== 202)
    throw new Error(`the discharge was answered with ${posted.status}: ${posted.text}`);
  await system.atRest();
  const [opened] = (await openRows(callerAs(system, member))).filter(
    ({ episodeId }) => !known.has(episodeId),
  );
  if (opened === undefined) throw new Error('the discharge opened no episode');
  return opened;
};

/** A trainer takes a referral on: accepted, started, active; and concludes it where the story goes on. */
export const takenOn = (system: System, member: MemberLogin, episodeId: string) =>
  takingOn(callerAs(system, member), episodeId, () => new Date(system.now()));

/** The id of the Task of a message that a clinic posted. */
export const taskOf = async (system: System, clinic: ClinicLogin, messageId: string): Promise<string> => {
  const found = await callerAs(system, clinic)(`/fhir/Task?identifier=${encodeURIComponent(messageId)}`);
  return String(found.body.entry[0].resource.id);
};
