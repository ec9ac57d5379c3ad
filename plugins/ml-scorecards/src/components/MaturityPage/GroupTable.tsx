import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  Maturity,
  MaturityGroup,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { GroupRow } from './GroupRow';

const useStyles = makeStyles(theme => ({
  // Narrower screens scroll it sideways.
  table: {
    minWidth: theme.spacing(110),
    '& th': {
      whiteSpace: 'nowrap',
    },
  },
}));

interface Line {
  key: string;
  group: MaturityGroup;
  depth: number;
  /** Whether the line counts only what belongs to the group itself, without its descendants. */
  ownOnly: boolean;
}

/** Groups as a tree in a table: a group counts what is below it, and opens into that. */
export function GroupTable(props: {
  maturity: Maturity;
  groupBy: MaturityGrouping;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { maturity, groupBy } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(maturity.groups.map(group => lineKey('', group))),
  );
  const toggle = (key: string) =>
    setOpen(before => {
      const after = new Set(before);
      if (!after.delete(key)) {
        after.add(key);
      }
      return after;
    });

  return (
    <TableContainer
      tabIndex={0}
      role="region"
      aria-label={t('maturity.groupsTitle')}
    >
      <Table
        size="small"
        className={classes.table}
        aria-label={t('maturity.groupsTitle')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('maturity.group')}</TableCell>
            <TableCell align="right">{t('maturity.componentsShort')}</TableCell>
            <TableCell align="right">{t('maturity.atTargetShort')}</TableCell>
            <TableCell>{t('maturity.levels')}</TableCell>
            <TableCell>{t('maturity.tiers')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {linesOf(maturity.groups, open).map(line => (
            <GroupRow
              key={line.key}
              groupBy={groupBy}
              group={line.group}
              depth={line.depth}
              ownOnly={line.ownOnly}
              open={open.has(line.key)}
              onToggle={() => toggle(line.key)}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

// A group may stand in several places of the tree, so a line is known by its path.
function lineKey(parent: string, group: MaturityGroup): string {
  return `${parent}>${group.id}`;
}

function linesOf(
  groups: MaturityGroup[],
  open: ReadonlySet<string>,
  depth = 0,
  parent = '',
): Line[] {
  return groups.flatMap(group => {
    const key = lineKey(parent, group);
    const lines: Line[] = [{ key, group, depth, ownOnly: false }];
    if (!open.has(key) || group.children.length === 0) {
      return lines;
    }
    if (group.own.components > 0) {
      lines.push({ key: `${key}>own`, group, depth: depth + 1, ownOnly: true });
    }
    return [...lines, ...linesOf(group.children, open, depth + 1, key)];
  });
}
