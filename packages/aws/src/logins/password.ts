import { randomInt } from 'node:crypto';

const classes = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-_.~'] as const;
const length = 20;

const oneOf = (characters: string): string => characters.charAt(randomInt(characters.length));

const shuffled = (characters: readonly string[]): string[] => {
  const order = [...characters];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [order[last], order[other]] = [order[other] ?? '', order[last] ?? ''];
  }
  return order;
};

/** A random password of 20 characters, some of each kind that the pool's policy asks for; none looks like another. */
export const newPassword = (): string => {
  const everyKind = classes.map(oneOf);
  const others = Array.from({ length: length - everyKind.length }, () => oneOf(classes.join('')));
  return shuffled([...everyKind, ...others]).join('');
};
