export const er7Type = 'x-application/hl7-v2+er7';

/** Segments that give back to the sender what it calls itself, its message and its referral. */
const givenBack = /^(MSH|MSA|RF1)\W/;

/** All that an acknowledgement says beside what it gives back: nothing that was sent may be in it. */
export const toldIn = (acknowledgement: string): string =>
  acknowledgement
    .split('\r')
    .filter((line) => !givenBack.test(line))
    .join('\r');
