import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { importPKCS8, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';

interface Kept {
  readonly privateKey: string;
  readonly publicJwk: Readonly<Record<string, string>>;
}

/** The issuer's own key, taken from its data folder: for tokens that are signed right and wrong in something else. */
export const issuerKeyOf = async (dataFolder: string) => {
  const database = new DatabaseSync(join(dataFolder, 'cloud.sqlite'), { readOnly: true });
  const row = database.prepare("SELECT value FROM remembered WHERE name = 'signing key'").get();
  database.close();
  const { privateKey, publicJwk }: Kept = JSON.parse(String(row?.['value']));
  const key = await importPKCS8(privateKey, 'RS256');
  return {
    publicJwk,
    /** A token as the issuer would sign it. */
    sign: (claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: publicJwk['kid'] ?? '', ...header })
        .sign(key),
  };
};

export type IssuerKey = Awaited<ReturnType<typeof issuerKeyOf>>;
