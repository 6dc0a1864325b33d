import {
  type DischargeNeeds,
  type DischargeResult,
  type Partner,
  type Quarantine,
  type Registry,
  receiveDischarge,
} from '@continuum/application';
import { detailTypeOf, parseSubmitted, type TherapyDischargeSubmitted } from '@continuum/events';
import { type BusEnvelope, type Consumed, type LogFields, type Observed, reasonOf } from '@continuum/lambda';

export interface IntakeNeeds extends Observed, DischargeNeeds {
  readonly registry: Registry;
  readonly quarantine: Quarantine;
}

const partnerOf = async (account: string, registry: Registry): Promise<Partner | undefined> => {
  const partnerId = await registry.partnerOfAccount(account);
  const partner = partnerId === undefined ? undefined : await registry.partner(partnerId);
  return partner?.disabled === true ? undefined : partner;
};

/** The message as bytes; the same event gives the same ones, so that a second delivery is recognised. */
const bytesOf = ({ message }: TherapyDischargeSubmitted): Uint8Array =>
  new TextEncoder().encode(typeof message === 'string' ? message : JSON.stringify(message));

const consumedOf = (result: DischargeResult, fields: LogFields): Consumed => {
  switch (result.kind) {
    case 'done':
      return { kind: result.receipt.outcome === 'received' ? 'done' : 'rejected', fields };
    case 'rejected':
      return {
        kind: 'rejected',
        fields: { ...fields, code: result.failures.map(({ code }) => code).join(',') },
      };
    case 'malformed':
      return { kind: 'quarantined', reason: result.issues.map(reasonOf), fields };
    case 'unsupported':
      return { kind: 'quarantined', reason: ['contentType: expected a format that is understood'], fields };
    case 'not-found':
      throw new Error('a discharge that is received cannot be absent');
  }
};

/**
 * A discharge from a partner's own AWS account, into the same use case as a post. Whose it is, EventBridge says
 * by the account; a field of the message could not.
 */
export const takeSubmitted =
  (needs: IntakeNeeds) =>
  async ({ account, 'detail-type': detailType, detail }: BusEnvelope): Promise<Consumed> => {
    if (detailType !== detailTypeOf('TherapyDischargeSubmitted'))
      return {
        kind: 'quarantined',
        reason: [`detail-type: expected ${detailTypeOf('TherapyDischargeSubmitted')}`],
      };
    const partner = await partnerOf(account, needs.registry);
    if (partner === undefined)
      return { kind: 'quarantined', reason: ['account: expected that of a registered partner'] };
    const fields = { partnerId: partner.partnerId };
    const parsed = parseSubmitted(detail);
    if (!parsed.ok)
      return {
        kind: 'quarantined',
        reason: parsed.issues.map(({ path, expected }) => `${path}: expected ${expected}`),
        fields,
      };
    const posted = { partner, mediaType: parsed.event.contentType, bytes: bytesOf(parsed.event) };
    return consumedOf(await receiveDischarge(posted, needs), fields);
  };
