import { ScorecardSummary } from 'backstage-plugin-ml-scorecards-common';
import { stringify } from 'csv-stringify/sync';
import { neutralizeFormulas } from './neutralizeFormulas';

/** The columns, in their order. Later ones come last, so that whoever reads columns by place is not surprised. */
const COLUMNS = [
  'entityRef',
  'title',
  'kind',
  'type',
  'lifecycle',
  'owner',
  'system',
  'domain',
  'tier',
  'level',
  'targetLevel',
  'gap',
  'score',
  'coverage',
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'evaluatedAt',
  'automation',
  'attested',
  'waived',
];

/**
 * A list of scorecards as CSV (RFC 4180), part by part as the parts of the list come. Texts are in quotes and safe for
 * spreadsheets, numbers are bare, and what is not known is empty. It begins with a byte order mark: without one Excel
 * takes UTF-8 for the code page of the machine and spoils names. Programs that stumble over it have the list in JSON.
 */
export async function* scorecardsCsv(
  parts: AsyncIterable<readonly ScorecardSummary[]>,
): AsyncGenerator<string> {
  let isFirst = true;
  for await (const part of parts) {
    yield stringify(
      part.map(({ counts, ...summary }) => ({ ...summary, ...counts })),
      {
        columns: COLUMNS,
        bom: isFirst,
        header: isFirst,
        record_delimiter: 'windows',
        quoted_string: true,
        cast: { string: neutralizeFormulas },
      },
    );
    isFirst = false;
  }
}
