/** Starts counting milliseconds of processor time: what a busy machine does meanwhile for others is not counted. */
export const countProcessorTime = (): (() => number) => {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  };
};
