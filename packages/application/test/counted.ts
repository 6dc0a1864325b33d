/** A port whose calls are counted, whatever comes of them: behind each stands one call of the SDK. */
export const counted = <Port extends object>(port: Port, count: () => void): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, method]) => [
      name,
      (...parameters: unknown[]) => {
        count();
        return method(...parameters);
      },
    ]),
  ) as Port;
