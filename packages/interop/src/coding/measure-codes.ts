import { loinc } from './code-systems.ts';

/** LOINC codes of what a practice measures again, and of the vital signs it watches. Everything else is noise to it. */
const measured: ReadonlySet<string> = new Set([
  ...['83173-5', '83174-3'], // grip strength, left and right
  ...['89423-8', '66247-8', '93125-3'], // timed up and go, chair stands, with arms
  ...['83172-7', '64098-7', '62619-2'], // gait speed, six-minute walk
  ...['97909-6', '72514-3'], // Oswestry index, pain
  ...['8480-6', '8462-4', '8867-4', '40443-4', '59408-5', '2708-6'], // blood pressure, heart rate, oxygen
  ...['29463-7', '8302-2', '39156-5'], // weight, height, body mass index
  ...['89555-7', '68516-4', '82290-8', '82291-6', '55423-8'], // exercise, steps
]);

export const isMeasured = ({ system, code }: { readonly system: string; readonly code: string }): boolean =>
  system === loinc && measured.has(code);

/** LOINC 88330-6, mobility at admission; 88331-4, at discharge. */
export const admissionPanels: ReadonlySet<string> = new Set(['88330-6']);
export const dischargePanels: ReadonlySet<string> = new Set(['88331-4']);
