import { evidentlyFacts, Facts } from 'backstage-plugin-ml-scorecards-node';
import { DriftReport } from '../reports/DriftReport';

/** Which tests failed. Tests are no alert: nobody is told of them. */
export function testFacts(
  { failedTests }: DriftReport,
  options: { readonly link?: string },
) {
  const { link } = options;
  return {
    failedTests: failedTests
      ? { value: failedTests, link }
      : {
          unknownBecause:
            'the last report has no tests: make it with Report(…, include_tests=True), or give its metrics tests',
          link,
        },
  } satisfies Facts<typeof evidentlyFacts>;
}
