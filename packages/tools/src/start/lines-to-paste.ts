/** What a shell needs to follow the lines. */
export interface Visitor {
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly partnerToken: string;
  readonly trainerToken: string;
  readonly trainerId: string;
  readonly memberClientId: string;
  readonly trainer: { readonly username: string; readonly password: string };
  readonly partner: { readonly clientId: string; readonly clientSecret: string };
  readonly now: Date;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const as = (token: string): string => `-H "Authorization: Bearer $${token}"`;

/** An answer has no line end of its own: without one the next answer, and the prompt, would stand behind it. */
const showing = "curl -sS -w '\\n'";

/** Asks for a token by a form whose fields are given, and keeps it in a variable. */
const renewal = (variable: string, tokenUrl: string, fields: Readonly<Record<string, string>>): string => {
  const form = Object.entries(fields).map(
    ([name, value]) => `--data-urlencode ${quoted(`${name}=${value}`)}`,
  );
  return `${variable}=$(curl -sS ${tokenUrl} ${form.join(' ')} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;
};

const dayMilliseconds = 86_400_000;

/** A discharge of yesterday that lacks nothing, under a message id of its own for every start. */
const discharge = (now: Date): string => {
  const yesterday = new Date(now.getTime() - dayMilliseconds).toISOString();
  const signed = { signedOn: yesterday.slice(0, 10) };
  return JSON.stringify({
    messageId: `DEMO-${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`,
    client: { name: { family: 'Marsh', given: ['Robin'] }, birthDate: '1961-09-30' },
    dischargedAt: yesterday,
    conditions: [{ code: { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'M17.11' }, side: 'right' }],
    referrer: { name: 'Dr. Ana Example', npi: '1234567893', type: 'physician' },
    referral: signed,
    consent: signed,
  });
};

/** Variables, and then lines that use them: post a discharge, find it, ask what may happen next, do it. */
export const linesToPaste = (
  visitor: Visitor,
): readonly { readonly says: string; readonly lines: string[] }[] => [
  {
    says: 'Paste these first:',
    lines: [
      `API=${visitor.apiUrl}`,
      `PARTNER_TOKEN=${visitor.partnerToken}`,
      `TRAINER_TOKEN=${visitor.trainerToken}`,
      `TRAINER=${visitor.trainerId}`,
    ],
  },
  {
    says: 'The demo clinic posts a discharge:',
    lines: [
      `${showing} "$API/v1/discharges" ${as('PARTNER_TOKEN')} -H 'Content-Type: application/json' -d ${quoted(discharge(visitor.now))}`,
    ],
  },
  {
    says: 'A moment later the trainer has it on the work list:',
    lines: [
      `until curl -fsS "$API/v1/episodes?status=received" ${as('TRAINER_TOKEN')} | grep ep_; do sleep 1; done`,
      `EPISODE=$(curl -sS "$API/v1/episodes?status=received" ${as('TRAINER_TOKEN')} | grep -o 'ep_[a-z2-7]*' | head -n 1)`,
    ],
  },
  {
    says: 'What may happen next?',
    lines: [`${showing} "$API/v1/episodes/$EPISODE/transitions" ${as('TRAINER_TOKEN')}`],
  },
  {
    says: 'Accept it, at the version just read:',
    lines: [
      `ETAG=$(curl -sS -D - -o /dev/null "$API/v1/episodes/$EPISODE" ${as('TRAINER_TOKEN')} | tr -d '\\r' | sed -n 's/^[Ee][Tt]ag: //p')`,
      `${showing} "$API/v1/episodes/$EPISODE/commands/accept-referral" ${as('TRAINER_TOKEN')} -H "If-Match: $ETAG" -H "Idempotency-Key: accept-$EPISODE" -H 'Content-Type: application/json' -d '{"trainerId":"'"$TRAINER"'"}'`,
    ],
  },
  {
    says: 'Tokens last an hour (a clinic’s) and a day (a member’s) of the clock here, and run out when it is moved. These get new ones:',
    lines: [
      renewal('PARTNER_TOKEN', visitor.tokenUrl, {
        grant_type: 'client_credentials',
        client_id: visitor.partner.clientId,
        client_secret: visitor.partner.clientSecret,
      }),
      renewal('TRAINER_TOKEN', visitor.tokenUrl, {
        grant_type: 'password',
        client_id: visitor.memberClientId,
        username: visitor.trainer.username,
        password: visitor.trainer.password,
      }),
    ],
  },
];
