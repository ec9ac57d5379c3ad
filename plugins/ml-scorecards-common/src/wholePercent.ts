/**
 * A share between 0 and 1 in whole per cent, to the nearest one; but only a whole is 100, and only nothing is 0: of a thousand
 * checks one that fails must show.
 *
 * @public
 */
export function wholePercent(share: number): number {
  const percent = Math.round(share * 100);
  if (percent >= 100 && share < 1) {
    return 99;
  }
  return percent <= 0 && share > 0 ? 1 : percent;
}
