const secondsBetween = 5;

/** Says how far a long run is, at most every few seconds; a short one stays quiet. */
export const progressEvery = (
  now: () => number,
  say: (line: string) => void,
): ((folder: string, done: number, of: number) => void) => {
  let last = now();
  return (folder, done, of) => {
    if (done === of || now() - last < secondsBetween * 1000) return;
    last = now();
    say(`${done} of ${of} files, in ${folder} …`);
  };
};
