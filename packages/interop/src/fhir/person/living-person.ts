import { kindOf, listAt, objectAt } from '../../json/value.ts';
import type { Findings } from '../../reading/findings.ts';
import { type Located, under } from '../message/located.ts';

/** https://hl7.org/fhir/R4/extension-patient-animal.html */
const animal = 'http://hl7.org/fhir/StructureDefinition/patient-animal';

/**
 * Nobody is referred who has died. Deceased is any `deceased[x]` but false, also one whose date is only extended:
 * https://hl7.org/fhir/R4/patient-definitions.html#Patient.deceased_x_
 */
const refuseDeceased = ({ resource, path }: Located, findings: Findings): void => {
  const { deceasedBoolean: told, deceasedDateTime: at, _deceasedDateTime: extended } = resource;
  const element = (name: string) => under(path, name);
  if (at !== undefined || extended !== undefined)
    findings.refuse(element('deceasedDateTime'), 'a living person', 'a person recorded as deceased');
  else if (told === true)
    findings.refuse(element('deceasedBoolean'), 'a living person', 'a person recorded as deceased');
  else if (told !== undefined && told !== false)
    findings.refuse(element('deceasedBoolean'), 'true or false', kindOf(told));
};

/** Refuses every account of a Patient that is no living person. */
export const refuseUnlessLiving = (accounts: Iterable<Located>, findings: Findings): void => {
  for (const account of accounts) {
    refuseDeceased(account, findings);
    if (listAt(account.resource['extension']).some((extension) => objectAt(extension)['url'] === animal))
      findings.refuse(under(account.path, 'extension'), 'a person', 'an animal');
    if (account.resource['modifierExtension'] !== undefined)
      findings.refuse(
        under(account.path, 'modifierExtension'),
        'no modifier extension',
        'one that is not understood',
      );
    if (account.resource['active'] === false)
      findings.warn('record-not-in-use', under(account.path, 'active'));
  }
};
