/**
 * The ML Scorecards backend plugin.
 *
 * @packageDocumentation
 */

export { mlScorecardsPlugin as default } from './plugin';
