import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/**
 * A time span as Backstage's configuration writes it, such as "PT4H", "4 hours" or "200ms", in milliseconds; undefined for
 * what is none.
 *
 * @public
 */
export function parseTimeSpan(text: string): number | undefined {
  try {
    const milliseconds = durationToMilliseconds(
      readDurationFromConfig(new ConfigReader({ text }), { key: 'text' }),
    );
    return milliseconds > 0 ? milliseconds : undefined;
  } catch {
    return undefined;
  }
}
