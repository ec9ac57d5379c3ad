import { Caller, CALLER_NAMES } from './callers';

/** How the permission framework of a portal answers. */
export const FRAMEWORKS = {
  off: 'the permission framework is off',
  allow: 'a policy that allows everything',
  deny: 'a policy that denies everything',
  conditional:
    'a policy that lets people do to entities what they like if they own them, by the rule `IS_ENTITY_OWNER`, and everything else',
} as const;

/** One of {@link FRAMEWORKS}. */
export type Framework = keyof typeof FRAMEWORKS;

/** What each operation answers to each caller. */
export type RightsTable = ReadonlyMap<string, Record<Caller, string>>;

/**
 * `ok`, a name and a number are 200: which of the two components the answer tells of, or of how many. Other cells are statuses.
 */
const OPEN = table(`
                                                                      none cookie guest owner child other approver asker service reader elsewhere stranger
GET /scorecards                                                       401  401    2     2     2     2     2        2     2       2      0         403
GET /scorecards.csv                                                   401  401    2     2     2     2     2        2     2       2      0         403
POST /scorecards/by-refs                                              401  401    2     2     2     2     2        2     2       2      0         403
GET /scorecards/{component}                                           401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
GET /scorecards/{component}/facts                                     401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
GET /scorecards/{component}/history                                   401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
GET /scorecards/{component}/statements                                401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
POST /scorecards/{component}/refresh                                  401  401    ok    ok    ok    ok    ok       ok    ok      403    404       403
PUT /scorecards/{component}/checklists/{checklist}/items/{item}       401  401    403   ok    ok    403   403      ok    403     403    403       403
PUT /scorecards/{component}/decisions/{subject}                       401  401    403   ok    ok    403   403      ok    403     403    403       403
DELETE /scorecards/{component}/decisions/{subject}                    401  401    403   ok    ok    403   403      ok    403     403    403       403
PUT /scorecards/{component}/attestations/{check}                      401  401    403   ok    ok    403   403      ok    403     403    403       403
DELETE /scorecards/{component}/attestations/{check}                   401  401    403   ok    ok    403   403      ok    403     403    403       403
PUT /scorecards/{component}/waivers/{check}                           401  401    403   ok    ok    403   403      ok    403     403    403       403
POST /scorecards/{component}/waivers/{check}/approve                  401  401    403   403   403   403   ok       403   403     403    403       403
POST /scorecards/{component}/waivers/{check}/reject                   401  401    403   403   403   403   ok       403   403     403    403       403
POST /scorecards/{component}/waivers/{check}/revoke                   401  401    403   403   403   403   ok       ok    403     403    403       403
POST /scorecards/{component}/waivers/{check}/withdraw                 401  401    403   403   403   403   403      ok    403     403    403       403
GET /waivers                                                          401  401    fraud fraud fraud fraud fraud    fraud fraud   fraud  0         403
GET /todo                                                             401  401    0     fraud fraud churn fraud    fraud 0       0      0         403
POST /facts                                                           401  401    403   ok    ok    403   403      ok    ok      403    404       403
POST /evaluate                                                        401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
GET /badge/{component}.svg                                            401  ok     ok    ok    ok    ok    ok       ok    ok      ok     404       403
GET /checks                                                           401  401    2     2     2     2     2        2     2       2      0         403
GET /checks/{id}                                                      401  401    2     2     2     2     2        2     2       2      0         403
GET /checklists                                                       401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
POST /definitions/dry-run                                             401  401    2     2     2     2     2        2     2       403    403       403
GET /maturity                                                         401  401    2     2     2     2     2        2     2       2      0         403
GET /maturity/trend                                                   401  401    2     2     2     2     2        2     2       2      0         403
GET /collectors                                                       401  401    2     2     2     2     2        2     2       2      0         403
GET /labels                                                           401  401    403   403   403   403   403      403   2       2      403       403
GET /openapi.json                                                     401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
ACTION list-scorecards                                                401  401    2     2     2     2     2        2     2       2      0         403
ACTION get-scorecard                                                  401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
ACTION next-steps                                                     401  401    ok    ok    ok    ok    ok       ok    ok      ok     404       403
ACTION get-todo                                                       401  401    0     fraud fraud churn fraud    fraud 0       0      0         403
ACTION attest-check                                                   401  401    403   ok    ok    403   403      ok    403     403    403       403
`);

const CONDITIONAL = table(`
                                                                      none cookie guest owner child other approver asker service reader elsewhere stranger
GET /scorecards                                                       401  401    0     fraud 0     churn 0        fraud 2       2      0         403
GET /scorecards.csv                                                   401  401    0     fraud 0     churn 0        fraud 2       2      0         403
POST /scorecards/by-refs                                              401  401    0     fraud 0     churn 0        fraud 2       2      0         403
GET /scorecards/{component}                                           401  401    404   ok    404   404   404      ok    ok      ok     404       403
GET /scorecards/{component}/facts                                     401  401    404   ok    404   404   404      ok    ok      ok     404       403
GET /scorecards/{component}/history                                   401  401    404   ok    404   404   404      ok    ok      ok     404       403
GET /scorecards/{component}/statements                                401  401    404   ok    404   404   404      ok    ok      ok     404       403
POST /scorecards/{component}/refresh                                  401  401    404   ok    404   404   404      ok    ok      403    404       403
PUT /scorecards/{component}/checklists/{checklist}/items/{item}       401  401    404   ok    404   404   404      ok    403     403    403       403
PUT /scorecards/{component}/decisions/{subject}                       401  401    404   ok    404   404   404      ok    403     403    403       403
DELETE /scorecards/{component}/decisions/{subject}                    401  401    404   ok    404   404   404      ok    403     403    403       403
PUT /scorecards/{component}/attestations/{check}                      401  401    404   ok    404   404   404      ok    403     403    403       403
DELETE /scorecards/{component}/attestations/{check}                   401  401    404   ok    404   404   404      ok    403     403    403       403
PUT /scorecards/{component}/waivers/{check}                           401  401    404   ok    404   404   404      ok    403     403    403       403
POST /scorecards/{component}/waivers/{check}/approve                  401  401    404   403   404   404   404      403   403     403    403       403
POST /scorecards/{component}/waivers/{check}/reject                   401  401    404   403   404   404   404      403   403     403    403       403
POST /scorecards/{component}/waivers/{check}/revoke                   401  401    404   403   404   404   404      ok    403     403    403       403
POST /scorecards/{component}/waivers/{check}/withdraw                 401  401    404   403   404   404   404      ok    403     403    403       403
GET /waivers                                                          401  401    0     fraud 0     0     0        fraud fraud   fraud  0         403
GET /todo                                                             401  401    0     fraud 0     churn 0        fraud 0       0      0         403
POST /facts                                                           401  401    404   ok    404   404   404      ok    ok      403    404       403
POST /evaluate                                                        401  401    404   ok    404   404   404      ok    ok      ok     404       403
GET /badge/{component}.svg                                            401  ok     404   ok    404   404   404      ok    ok      ok     404       403
GET /checks                                                           401  401    0     1     0     1     0        1     2       2      0         403
GET /checks/{id}                                                      401  401    0     1     0     1     0        1     2       2      0         403
GET /checklists                                                       401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
POST /definitions/dry-run                                             401  401    0     1     0     1     0        1     2       403    403       403
GET /maturity                                                         401  401    0     1     0     1     0        1     2       2      0         403
GET /maturity/trend                                                   401  401    0     1     0     1     0        1     2       2      0         403
GET /collectors                                                       401  401    0     fraud 0     churn 0        fraud 2       2      0         403
GET /labels                                                           401  401    403   403   403   403   403      403   2       2      403       403
GET /openapi.json                                                     401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
ACTION list-scorecards                                                401  401    0     fraud 0     churn 0        fraud 2       2      0         403
ACTION get-scorecard                                                  401  401    404   ok    404   404   404      ok    ok      ok     404       403
ACTION next-steps                                                     401  401    404   ok    404   404   404      ok    ok      ok     404       403
ACTION get-todo                                                       401  401    0     fraud 0     churn 0        fraud 0       0      0         403
ACTION attest-check                                                   401  401    404   ok    404   404   404      ok    403     403    403       403
`);

const CLOSED = table(`
                                                                      none cookie guest owner child other approver asker service reader elsewhere stranger
GET /scorecards                                                       401  401    0     0     0     0     0        0     2       2      0         403
GET /scorecards.csv                                                   401  401    0     0     0     0     0        0     2       2      0         403
POST /scorecards/by-refs                                              401  401    0     0     0     0     0        0     2       2      0         403
GET /scorecards/{component}                                           401  401    404   404   404   404   404      404   ok      ok     404       403
GET /scorecards/{component}/facts                                     401  401    404   404   404   404   404      404   ok      ok     404       403
GET /scorecards/{component}/history                                   401  401    404   404   404   404   404      404   ok      ok     404       403
GET /scorecards/{component}/statements                                401  401    404   404   404   404   404      404   ok      ok     404       403
POST /scorecards/{component}/refresh                                  401  401    404   404   404   404   404      404   ok      403    404       403
PUT /scorecards/{component}/checklists/{checklist}/items/{item}       401  401    404   404   404   404   404      404   403     403    403       403
PUT /scorecards/{component}/decisions/{subject}                       401  401    404   404   404   404   404      404   403     403    403       403
DELETE /scorecards/{component}/decisions/{subject}                    401  401    404   404   404   404   404      404   403     403    403       403
PUT /scorecards/{component}/attestations/{check}                      401  401    404   404   404   404   404      404   403     403    403       403
DELETE /scorecards/{component}/attestations/{check}                   401  401    404   404   404   404   404      404   403     403    403       403
PUT /scorecards/{component}/waivers/{check}                           401  401    404   404   404   404   404      404   403     403    403       403
POST /scorecards/{component}/waivers/{check}/approve                  401  401    404   404   404   404   404      404   403     403    403       403
POST /scorecards/{component}/waivers/{check}/reject                   401  401    404   404   404   404   404      404   403     403    403       403
POST /scorecards/{component}/waivers/{check}/revoke                   401  401    404   404   404   404   404      404   403     403    403       403
POST /scorecards/{component}/waivers/{check}/withdraw                 401  401    404   404   404   404   404      404   403     403    403       403
GET /waivers                                                          401  401    0     0     0     0     0        0     fraud   fraud  0         403
GET /todo                                                             401  401    0     0     0     0     0        0     0       0      0         403
POST /facts                                                           401  401    404   404   404   404   404      404   ok      403    404       403
POST /evaluate                                                        401  401    404   404   404   404   404      404   ok      ok     404       403
GET /badge/{component}.svg                                            401  404    404   404   404   404   404      404   ok      ok     404       403
GET /checks                                                           401  401    0     0     0     0     0        0     2       2      0         403
GET /checks/{id}                                                      401  401    0     0     0     0     0        0     2       2      0         403
GET /checklists                                                       401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
POST /definitions/dry-run                                             401  401    403   403   403   403   403      403   2       403    403       403
GET /maturity                                                         401  401    0     0     0     0     0        0     2       2      0         403
GET /maturity/trend                                                   401  401    0     0     0     0     0        0     2       2      0         403
GET /collectors                                                       401  401    0     0     0     0     0        0     2       2      0         403
GET /labels                                                           401  401    403   403   403   403   403      403   2       2      403       403
GET /openapi.json                                                     401  401    ok    ok    ok    ok    ok       ok    ok      ok     ok        403
ACTION list-scorecards                                                401  401    0     0     0     0     0        0     2       2      0         403
ACTION get-scorecard                                                  401  401    404   404   404   404   404      404   ok      ok     404       403
ACTION next-steps                                                     401  401    404   404   404   404   404      404   ok      ok     404       403
ACTION get-todo                                                       401  401    0     0     0     0     0        0     0       0      0         403
ACTION attest-check                                                   401  401    404   404   404   404   404      404   403     403    403       403
`);

/** All rights. What the policy allows is no more than what everybody may with the framework off. */
export const RIGHTS: Record<Framework, RightsTable> = {
  off: OPEN,
  allow: OPEN,
  deny: CLOSED,
  conditional: CONDITIONAL,
};

function table(text: string): RightsTable {
  const [head, ...lines] = text.trim().split('\n');
  if (head.trim().split(/\s+/).join() !== CALLER_NAMES.join()) {
    throw new Error('The columns of a table are not the callers');
  }
  return new Map(
    lines.map(line => {
      const words = line.split(/\s+/);
      const cells = words.splice(-CALLER_NAMES.length);
      return [
        words.join(' '),
        Object.fromEntries(
          CALLER_NAMES.map((caller, index) => [caller, cells[index]]),
        ) as Record<Caller, string>,
      ];
    }),
  );
}
