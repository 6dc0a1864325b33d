/**
 * How an end of which only the beginning can be read stands to the one that was taken.
 * @param about as much of it as can be read: a year, a month or a day; nothing where none of it can
 * @param taken the day that was taken, written as `about` is
 */
export const standsTo = (about: string, taken: string): 'earlier' | 'maybe-later' | 'later' => {
  const comparable = taken.slice(0, about.length);
  if (about === comparable) return 'maybe-later';
  return about > comparable ? 'later' : 'earlier';
};

/** What came instead of an end, where taking an earlier one would be wrong: the sender is asked. */
export const laterUnread = 'one that cannot be read, later than the others';
