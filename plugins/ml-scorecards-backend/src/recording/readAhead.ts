/** Reads that are under way while what came before is worked on: so many that nobody has to wait for the next one. */
const AHEAD = 2;

/**
 * Reads one part after the other and gives what came of each, in order, while the next ones are already being read. An
 * error is thrown where its part would have come.
 */
export async function* readAhead<TPart, TRead>(
  parts: readonly TPart[],
  read: (part: TPart) => Promise<TRead>,
): AsyncGenerator<TRead> {
  const begin = (part: TPart) => {
    const reading = read(part);
    // Whoever comes to it sees the error; nobody does if an earlier part fails, or nobody asks any more.
    reading.catch(() => {});
    return reading;
  };
  const underWay = parts.slice(0, AHEAD).map(begin);
  for (const [index] of parts.entries()) {
    const reading = underWay.shift();
    if (index + AHEAD < parts.length) {
      underWay.push(begin(parts[index + AHEAD]));
    }
    yield reading as Promise<TRead>;
  }
}
