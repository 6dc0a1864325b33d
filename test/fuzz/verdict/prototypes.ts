const watched = { Object: Object.prototype, Array: Array.prototype, Function: Function.prototype };

const before = new Map(Object.values(watched).map((one) => [one, new Set(Reflect.ownKeys(one))]));

/** Prototypes that have what they had not when the program began; it is taken away, for the next to be judged anew. */
export const pollutedPrototypes = (): readonly string[] =>
  Object.entries(watched).flatMap(([name, prototype]) => {
    const added = Reflect.ownKeys(prototype).filter((key) => before.get(prototype)?.has(key) === false);
    for (const key of added) Reflect.deleteProperty(prototype, key);
    return added.length > 0 ? [`the prototype of ${name} was changed`] : [];
  });
