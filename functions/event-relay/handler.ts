export { createStreamRelay as createHandler } from '@continuum/lambda';
