import type { Journals, Partner, Surroundings } from '../ports/index.ts';
import { acceptedAlready, type DischargeResult } from './result.ts';

/** What a post is known by in its journal's inbox: its bytes. */
export const postHash = (bytes: Uint8Array, { hash }: Pick<Surroundings, 'hash'>): string =>
  hash(`post\n${hash(bytes)}`);

interface Needs {
  readonly journals: Pick<Journals, 'loadDischarge'>;
  readonly surroundings: Pick<Surroundings, 'hash' | 'dischargeId'>;
}

/** Why a post would not be taken under this id now: another was accepted. The same bytes would get their first answer. */
export const acceptedBefore = async (
  { partner: { partnerId }, bytes }: { readonly partner: Partner; readonly bytes: Uint8Array },
  messageId: string,
  { journals, surroundings }: Needs,
): Promise<DischargeResult | undefined> => {
  const dischargeId = await surroundings.dischargeId(partnerId, messageId);
  const { head, receipt } = await journals.loadDischarge(
    { kind: 'discharge', partnerId, dischargeId },
    { kind: 'command', callerId: partnerId, key: postHash(bytes, surroundings) },
  );
  return head?.state.status === 'received' && receipt === undefined ? acceptedAlready : undefined;
};
