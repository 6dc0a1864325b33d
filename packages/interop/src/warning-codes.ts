/** Every warning a translation may give, with the sentence a person reads. */
export const warningSentences = {
  'condition-left-out':
    'A condition was refuted, entered in error, without a code or about somebody else, and was left out.',
  'conditions-not-linked':
    'No condition is linked to the discharge or the referral; only where there is a single one was it taken.',
  'consent-denies': 'A consent in the message denies; it was not taken as one.',
  'consent-of-another-kind':
    'A consent in the message is not the informed consent that is needed, and was not taken as one.',
  'consent-without-date':
    'A consent in the message does not say when it was given, and was not taken as one.',
  'date-without-time': 'A date has no time of day; the start of that day where the sender is was taken.',
  'discharge-instant-by-fallback':
    'The end of therapy is not in PV1-45; the next best instant that the message names was taken.',
  'discharge-left-out':
    'Something that ended is not known to be about the person, or its end cannot be read, and did not count.',
  'discharge-from-encounters':
    'The document does not say in its header which encounter it is about; one that its Encounters section lists as ended was taken.',
  'disposition-not-known':
    'Where the person went is not said by a code that is known; only the code itself was kept, if there is one.',
  'document-of-another-kind':
    'The document is of a kind that is not known here; what it holds was read all the same.',
  'document-replaces-another':
    'The document replaces an earlier one and is known by the id of that: it corrects the same discharge.',
  'encounter-contradicts-itself':
    'An encounter says that it is still open and that the person left, or the other way round.',
  'encounter-still-open':
    'A course of physical therapy ended while an encounter in the message is still open.',
  'event-contradicts-type': 'EVN-1 names another event than MSH-9; MSH-9 counts.',
  'goal-contradicts-itself': 'A goal says that it is still to be reached and that it was achieved.',
  'identifier-dropped': 'An identifier that is not needed to recognise the person was not kept.',
  'identifier-dropped-bank': 'A bank or card number was not kept.',
  'identifier-dropped-drivers-licence': "A driver's licence number was not kept.",
  'identifier-dropped-insurance': 'An insurance number was not kept as an identifier.',
  'identifier-dropped-licence': 'A licence number was not kept.',
  'identifier-dropped-passport': 'A passport number was not kept.',
  'identifier-dropped-social-security': 'A Social Security number was not kept.',
  'identifier-dropped-tax': 'A tax number was not kept.',
  'identifier-without-system': 'An identifier does not say whose it is and was left out.',
  'line-left-out': 'A line is no segment and was left out.',
  'list-shortened': 'A list was longer than can be kept; its first entries were.',
  'message-id-from-content':
    'The message names no id of its own; one was derived from its bytes, so a corrected message counts as a new one.',
  'name-not-split': 'The name came as one text and was kept as the family name.',
  'names-differ': 'Accounts of the person give names that differ in part; those of the first were taken.',
  'not-for-production':
    'The message says that it is for training or debugging: it was tried, and nothing was kept.',
  'period-ends-before-it-begins': 'A period ends before it begins and was left out.',
  'person-by-reference': 'The message holds no record of the person; what references say of them was taken.',
  'recognised-by-display':
    'Physical therapy was recognised by its wording only: its code is not one that is known.',
  'record-not-in-use': 'The sender marks its record of the person as no longer in use.',
  'reference-not-found': 'A reference leads to nothing in the message.',
  'referral-ends-before-it-is-signed': 'The referral ends before it was signed; its end was left out.',
  'referral-left-out':
    'A referral is not known to be about the person, or carries a modifier that is not understood, and was left out.',
  'referral-not-named':
    'The message does not name the referral; its own id was taken for the first message’s.',
  'referral-not-in-force': 'A referral that is a draft, was taken back or is closed was left out.',
  'referred-to-somebody-else':
    'The task is owned by somebody whom the referral does not name; the owner counts.',
  'referrer-is-no-provider':
    'Who asks for the service is not known to be a provider, and was not taken as the referrer.',
  'sender-differs': 'The message names a sender other than the partner that sent it; the partner counts.',
  'service-taken-as-discharge':
    'The discharge summary names no encounter; the end of the service that it documents was taken as the discharge.',
  'several-coverages': 'The message holds several coverages and does not say which one pays; none was taken.',
  'several-discharges':
    'The message holds several things that ended; a course of physical therapy counts before an encounter, and the one that ended last.',
  'several-readings': 'A measure was taken more than once on the same day; the first of them was kept.',
  'several-referrals':
    'The message holds several referrals and does not say which one is meant; none was taken.',
  'surgery-by-display': 'A procedure was recognised as surgery by its wording only: it has no category.',
  'subject-by-display':
    'Whom a resource is about was recognised by the name it displays: its reference leads to nothing.',
  'task-contradicts-itself':
    'A task says that it is still open and that it has ended, or the other way round.',
  'therapy-still-active':
    'Something ended while a course of physical therapy in the message is still active.',
  'time-without-zone':
    'A time was written without its offset from UTC; the clock where the sender is was taken.',
  'unit-not-known': 'A unit of measure is not one that is known, and was kept as it was written.',
  'unreadable-date': 'A date could not be read or does not name a day, and was left out.',
  'unusable-value': 'A value could not be used and was left out.',
  'unusual-message-id': 'The id of the message is not one that FHIR allows; it was kept as it is.',
  'version-read-as-2.8': 'The version is later than 2.8 and was read as 2.8.',
  'visit-taken-as-discharge':
    'The encounter is a visit and says nothing of where the person went; its end was taken as the discharge.',
} as const;

export type WarningCode = keyof typeof warningSentences;
