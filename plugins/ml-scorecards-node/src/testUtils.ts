/**
 * What the tests of fact collectors have in common.
 *
 * @packageDocumentation
 */

export * from './testUtils/index';
