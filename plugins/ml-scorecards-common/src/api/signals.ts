import { z } from 'zod';

/**
 * The channel of Backstage's signals on which the plugin says that something was recorded.
 *
 * @public
 */
export const SCORECARDS_SIGNAL_CHANNEL = 'ml-scorecards';

/**
 * Message on {@link SCORECARDS_SIGNAL_CHANNEL}: what can be read may have changed. It goes to everybody, and so says
 * nothing of what that is: whoever shows something asks anew, and hears 304 if it is still the same.
 *
 * @public
 */
export const scorecardsSignalSchema = z.object({
  at: z.iso.datetime().meta({ description: 'when this was said' }),
});

/**
 * See {@link scorecardsSignalSchema}.
 *
 * @public
 */
export type ScorecardsSignal = z.infer<typeof scorecardsSignalSchema>;
