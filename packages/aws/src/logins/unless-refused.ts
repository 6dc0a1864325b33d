/** The call's answer; undefined when it was refused under that name. */
export const unlessRefused = async <Answer>(
  name: string,
  call: Promise<Answer>,
): Promise<Answer | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && error.name === name) return undefined;
    throw error;
  }
};
