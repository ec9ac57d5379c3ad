interface NestedMessages {
  readonly [key: string]: NestedMessages | string;
}

/** The keys of messages as Backstage names them: `level.gold`. */
type FlatKey<TMessages> = {
  [TKey in keyof TMessages & string]: TMessages[TKey] extends string
    ? TKey
    : `${TKey}.${FlatKey<TMessages[TKey]>}`;
}[keyof TMessages & string];

/** Backstage takes nested messages in English only; those of other languages have to be flat. */
export function flattenMessages<TMessages extends NestedMessages>(
  messages: TMessages,
): Record<FlatKey<TMessages>, string> {
  return Object.fromEntries(entriesOf(messages)) as Record<
    FlatKey<TMessages>,
    string
  >;
}

function entriesOf(messages: NestedMessages, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, message]) =>
    typeof message === 'string'
      ? [[prefix + key, message]]
      : entriesOf(message, `${prefix}${key}.`),
  );
}
