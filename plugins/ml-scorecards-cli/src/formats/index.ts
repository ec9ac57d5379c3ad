import { Formatter } from './Formatter';
import { githubFormatter } from './github';
import { jsonFormatter } from './json';
import { junitFormatter } from './junit';
import { textFormatter } from './text';

export const formatters = {
  text: textFormatter,
  json: jsonFormatter,
  github: githubFormatter,
  junit: junitFormatter,
} satisfies Record<string, Formatter>;

export type Format = keyof typeof formatters;

export const FORMATS = Object.keys(formatters) as Format[];
