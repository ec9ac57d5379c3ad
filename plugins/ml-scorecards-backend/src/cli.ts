/**
 * The command line of ML Scorecards: `ml-scorecards --help` tells what it does.
 *
 * @packageDocumentation
 */

export { main } from './cli/main';
export type { Terminal } from './cli/Terminal';
