/**
 * The command line of ML Scorecards for pipelines: `backstage-plugin-ml-scorecards-cli --help` tells what it does.
 *
 * @packageDocumentation
 */

export { main } from './main';
export type { Terminal } from './Terminal';
