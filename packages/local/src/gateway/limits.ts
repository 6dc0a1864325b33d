/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const bodyLimitBytes = 10 * 1024 * 1024;
export const headerLimitBytes = 10_240;
