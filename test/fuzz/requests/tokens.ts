import type { Audience } from '@continuum/contracts';
import * as fc from 'fast-check';
import { claimsOf, clinicLogins, type Login, memberLogins } from '../../kit/system/people.ts';
import { marker } from '../bodies/hostile-values.ts';

type Claims = Readonly<Record<string, unknown>> | undefined;

const odd = (login: Login): fc.Arbitrary<Claims> => {
  const right = claimsOf(login);
  return fc.constantFrom<Claims>(
    undefined,
    {},
    { ...right, token_use: 'id' },
    { ...right, scope: '' },
    { ...right, scope: 'openid' },
    { ...right, scope: `${right['scope']}x` },
    { ...right, sub: '', client_id: '' },
    { ...right, sub: '__proto__', client_id: '__proto__' },
    { ...right, sub: marker, client_id: marker },
    { ...right, sub: 'sub-nobody', client_id: 'client-nobody' },
    { ...right, sub: [login], client_id: { id: login } },
    { ...right, 'cognito:groups': ['owners'], practice: 'south-shore' },
  );
};

/** Who asks: mostly somebody of ours whom the route is for, sometimes a stranger, sometimes nobody real. */
export const claimsFor = (audience: Audience): fc.Arbitrary<Claims> => {
  const [own, others]: readonly [readonly Login[], readonly Login[]] =
    audience === 'partner'
      ? [
          ['client-riverside', 'client-two-rivers'],
          [...clinicLogins, ...memberLogins],
        ]
      : [
          ['sub-mara', 'sub-mara', 'sub-otto', 'sub-nell'],
          [...memberLogins, ...clinicLogins],
        ];
  return fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...own).map(claimsOf) },
    { weight: 2, arbitrary: fc.constantFrom(...others).map(claimsOf) },
    { weight: 1, arbitrary: odd(own[0] ?? 'sub-mara') },
  );
};
