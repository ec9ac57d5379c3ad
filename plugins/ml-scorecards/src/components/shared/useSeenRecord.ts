import { useState } from 'react';

/** Which version of a record a form is about. */
export interface SeenRecord {
  /** The version to send with a change; 0 for none. */
  version: number;
  /** Whether it is another one than when the form was opened. */
  isOutdated: boolean;
  /** Entity ref of who made it so. */
  by?: string;
}

/**
 * Tells a form when what it is about changes under its hands: after a conflict, or because the page follows what others do.
 * A form that shows that may send the newer version, as whoever presses its button has seen it.
 */
export function useSeenRecord(
  record: { version: number; by?: string } | undefined,
  openedVersion: number = record?.version ?? 0,
): SeenRecord {
  const [opened] = useState(openedVersion);
  const version = record?.version ?? 0;
  return { version, isOutdated: version !== opened, by: record?.by };
}
