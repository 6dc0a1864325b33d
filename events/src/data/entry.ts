/** What events use to name other facts of their journal. */
import * as z from 'zod';

/** Version of an event in the same journal. */
export const entry = z.int().min(1);

/** `g<version>.<position>`: a goal by the event that set it. */
export const goalId = z.string().regex(/^g\d{1,8}\.\d{1,2}$/, 'a goal id, such as g12.1');
