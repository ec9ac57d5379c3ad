import { CollectorUnderTest } from '../CollectorUnderTest';
import * as declaration from './declaration';
import * as failure from './failure';
import * as reading from './reading';
import * as stopping from './stopping';

/**
 * The rules of the contract, by what they say of a collector.
 *
 * @public
 */
export type FactCollectorRule =
  | 'declares facts that checks can name and pages can show'
  | 'keeps facts fresh until they are read again'
  | 'tells whom it serves, whatever the entity holds'
  | 'answers each component of a batch once, with facts'
  | 'answers nothing when asked for nothing'
  | 'gives the same facts while the source is unchanged, at any time'
  | 'answers unchanged only to the revision that the source is at'
  | 'survives annotations of any content'
  | 'keeps the failure of one component from the others'
  | 'says so when the source is down'
  | 'says so when the source answers garbage'
  | 'ends soon after it is told to stop, and invents nothing'
  | 'can be left before the end, and asked again';

/** What every collector keeps to: each checks a collector with a working source, and rejects if it does not. */
export const rules: Readonly<
  Record<FactCollectorRule, (subject: CollectorUnderTest) => Promise<void>>
> = {
  'declares facts that checks can name and pages can show':
    declaration.declaresFacts,
  'keeps facts fresh until they are read again': declaration.keepsFactsFresh,
  'tells whom it serves, whatever the entity holds':
    declaration.tellsWhomItServes,
  'answers each component of a batch once, with facts': reading.answersEach,
  'answers nothing when asked for nothing': reading.answersNothing,
  'gives the same facts while the source is unchanged, at any time':
    reading.givesTheSameFacts,
  'answers unchanged only to the revision that the source is at':
    reading.answersUnchanged,
  'survives annotations of any content': failure.survivesAnnotations,
  'keeps the failure of one component from the others':
    failure.keepsFailuresApart,
  'says so when the source is down': failure.reportsSourceDown,
  'says so when the source answers garbage': failure.reportsGarbage,
  'ends soon after it is told to stop, and invents nothing':
    stopping.endsWhenTold,
  'can be left before the end, and asked again': stopping.canBeLeft,
};
