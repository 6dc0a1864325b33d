import * as z from 'zod';
import { clientId, episodeId, localDate } from '../primitives.ts';
import { stage, status } from '../vocabulary.ts';

const name = z.strictObject({ family: z.string().optional(), given: z.array(z.string()) });

export const clientRow = z
  .strictObject({ clientId, name, birthDate: localDate.optional() })
  .meta({ id: 'ClientRow' });
export type ClientRow = z.infer<typeof clientRow>;

export const clientView = z
  .strictObject({
    clientId,
    name,
    birthDate: localDate.optional(),
    sex: z.string().optional(),
    contact: z
      .strictObject({
        phone: z.string().optional(),
        email: z.string().optional(),
        address: z.string().optional(),
      })
      .optional(),
    identifiers: z.array(z.strictObject({ system: z.string(), value: z.string() })),
    episodes: z.array(z.strictObject({ episodeId, stage, status })),
  })
  .meta({ id: 'Client' });
export type ClientView = z.infer<typeof clientView>;
