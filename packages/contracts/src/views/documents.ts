/** Papers that came as documents, as members read them. */
import * as z from 'zod';
import { documentSupplies } from '../discharge/information.ts';
import { instant } from '../primitives.ts';

const documentOnFile = z
  .strictObject({
    documentId: z.string(),
    title: z.string(),
    contentType: z.string(),
    supplies: documentSupplies
      .optional()
      .meta({ description: 'The paper its sender says that it is; record-paper makes it count.' }),
    receivedAt: instant,
    url: z.string().meta({ description: 'Where it can be fetched until `urlExpiresAt`, without a token.' }),
    urlExpiresAt: instant,
  })
  .meta({ id: 'DocumentOnFile' });

export const documentsView = z
  .strictObject({ documents: z.array(documentOnFile) })
  .meta({ id: 'DocumentsOnFile' });
export type DocumentsView = z.infer<typeof documentsView>;
