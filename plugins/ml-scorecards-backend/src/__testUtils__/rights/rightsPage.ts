import { mlScorecardsPermissions } from 'backstage-plugin-ml-scorecards-common';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DEEDS, Role } from '../../service/deeds';
import { CALLER_NAMES, CALLERS } from './callers';
import { RIGHTS, RightsTable } from './rightsTables';

/** The page that explains rights. Some of its parts are made from what the tests assert. */
export const RIGHTS_PAGE = resolve(
  __dirname,
  '../../../../../docs/permissions.md',
);

const PARTS: Record<string, () => string> = {
  permissions: permissionsTable,
  callers: () =>
    table(
      ['column', 'who asks'],
      CALLER_NAMES.map(caller => [caller, CALLERS[caller]]),
    ),
  open: () => rightsTable(RIGHTS.off),
  conditional: () => rightsTable(RIGHTS.conditional),
  closed: () => rightsTable(RIGHTS.deny),
  policy: () =>
    `\`\`\`ts\n${readFileSync(
      join(__dirname, 'ownersPolicy.ts'),
      'utf8',
    ).trim()}\n\`\`\``,
};

/** The page with the parts that are made put in, between comments that name them. */
export function withMadeParts(page: string): string {
  return page.replace(
    /(<!-- made: (\S+) -->\n)[^]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => {
      const part = Object.hasOwn(PARTS, name) ? PARTS[name]() : undefined;
      if (part === undefined) {
        throw new Error(`${RIGHTS_PAGE}: nothing makes the part "${name}"`);
      }
      return `${begin}\n${part.trim()}\n\n${end}`;
    },
  );
}

const ROLES: Record<Role, string> = {
  anybody: '',
  owner: 'owner',
  'owner-or-service': 'owner, or a service',
  approver: 'approver',
};

function permissionsTable(): string {
  return table(
    ['permission', 'what it lets somebody do', 'role that is needed besides'],
    mlScorecardsPermissions.map(permission => {
      const deed = Object.values(DEEDS).find(
        ({ permission: { name } }) => name === permission.name,
      );
      return [
        `\`${permission.name}\``,
        deed ? `${deed.inWords} a component` : 'try out definitions',
        deed ? ROLES[deed.role] : '',
      ];
    }),
  );
}

function rightsTable(rights: RightsTable): string {
  return table(
    ['', ...CALLER_NAMES],
    [...rights].map(([operation, cells]) => [
      `\`${operation}\``,
      ...CALLER_NAMES.map(caller => cells[caller]),
    ]),
  );
}

/** A table as Prettier writes it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map(cells => cells[column].length)),
  );
  const line = (cells: string[]) =>
    `| ${cells
      .map((cell, column) => cell.padEnd(widths[column]))
      .join(' | ')} |`;
  return [
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
  ].join('\n');
}
