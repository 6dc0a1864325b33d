import { readdirSync, readFileSync } from 'node:fs';
import { linesOf, translated } from './test/clinic.ts';

for (const f of readdirSync(new URL('./examples/hl7v2', import.meta.url)).filter((f) => f.endsWith('.hl7'))) {
  const t = translated(
    'x-application/hl7-v2+er7',
    new Uint8Array(readFileSync(new URL('./examples/hl7v2/' + f, import.meta.url))),
  );
  console.log(
    '==',
    f,
    t.asks,
    t.messageId,
    t.discharge !== undefined,
    linesOf(t),
    t.warnings.map((w) => w.code + ' ' + w.path).join(' | '),
    'ign',
    t.ignored.join(),
  );
  if (/home|knee-referral.hl7|hand/.test(f))
    for (const x of t.fields ?? [])
      console.log('  ', x.field, x.path, x.source ?? '', x.fallback ?? '', JSON.stringify(x.value));
}
