/** Every warning a translation may give, with the sentence a person reads. */
export const warningSentences = {
  'condition-left-out':
    'A condition was refuted, entered in error, without a code or about somebody else, and was left out.',
  'date-without-time': 'A date has no time of day; the start of that day where the sender is was taken.',
  'identifier-dropped': 'An identifier that is not needed to recognise the person was not kept.',
  'identifier-dropped-bank': 'A bank or card number was not kept.',
  'identifier-dropped-drivers-licence': "A driver's licence number was not kept.",
  'identifier-dropped-insurance': 'An insurance number was not kept as an identifier.',
  'identifier-dropped-passport': 'A passport number was not kept.',
  'identifier-dropped-social-security': 'A Social Security number was not kept.',
  'identifier-dropped-tax': 'A tax number was not kept.',
  'identifier-without-system': 'An identifier does not say whose it is and was left out.',
  'list-shortened': 'A list was longer than can be kept; its first entries were.',
  'message-id-from-content':
    'The message names no id of its own; one was derived from its bytes, so a corrected message counts as a new one.',
  'name-not-split': 'The name came as one text and was kept as the family name.',
  'recognised-by-display':
    'Physical therapy was recognised by its wording only: its code is not one that is known.',
  'reference-not-found': 'A reference leads to nothing in the message.',
  'sender-differs': 'The message names a sender other than the partner that sent it; the partner counts.',
  'several-discharges':
    'The message holds several completed courses of physical therapy; the one that ended last counts.',
  'unreadable-date': 'A date could not be read or does not name a day, and was left out.',
  'unusable-value': 'A value could not be used and was left out.',
} as const;

export type WarningCode = keyof typeof warningSentences;
