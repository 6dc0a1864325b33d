import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * A state as HEAD holds it: its JSON text, deflated (RFC 1951). States say the same few words over and over, so
 * that about a third of the bytes is left, and every commit that writes HEAD takes fewer write units.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-use-s3-too.html
 */
export const packed = (state: object): Uint8Array => deflateRawSync(JSON.stringify(state));

/** @throws Error when the bytes are no packed state */
export const unpacked = (bytes: Uint8Array): unknown => JSON.parse(inflateRawSync(bytes).toString());
