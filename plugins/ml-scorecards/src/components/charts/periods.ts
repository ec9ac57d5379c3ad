/** For how many days a trend can be shown. */
export const PERIODS = ['30', '90', '365'] as const;

/** One of {@link PERIODS}. */
export type Period = (typeof PERIODS)[number];

/** What is shown as long as nobody chooses. */
export const DEFAULT_PERIOD: Period = '90';

/** The days of the longest period. It is asked for at once: the others are part of it, so choosing one asks for nothing. */
export const LONGEST_PERIOD_DAYS = Math.max(...PERIODS.map(Number));
