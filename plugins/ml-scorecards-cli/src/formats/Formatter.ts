import { Verdict } from '../judge';

/** Nothing could be told. */
export interface Untold {
  readonly entityRef: string;
  readonly message: string;
  /** Whether that fails the pipeline. */
  readonly fails: boolean;
}

/** Puts an outcome into lines for a person or a program. */
export interface Formatter {
  verdict(verdict: Verdict): string[];
  untold(untold: Untold): string[];
}
