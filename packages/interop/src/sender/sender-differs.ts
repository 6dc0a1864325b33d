import type { TherapyDischarge } from '@continuum/contracts';
import type { Sender } from '../translation.ts';

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toLowerCase();

/** Whether the sender a message names is somebody else than the partner whose token it came with. */
export const senderDiffers = (named: TherapyDischarge['sender'], { partnerId, name }: Sender): boolean => {
  const known = [partnerId, name].filter((text) => text !== undefined).map(folded);
  const claims = [named?.name, named?.identifier].filter((text) => text !== undefined).map(folded);
  return known.length > 0 && claims.length > 0 && !claims.some((claim) => known.includes(claim));
};
