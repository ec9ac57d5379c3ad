import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ObjectiveStanding } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { ScrollArea } from '../shared/ScrollArea';
import { useFormats } from '../shared/useFormats';
import { useIsNarrow } from '../shared/useIsNarrow';
import { BudgetLeft } from './BudgetLeft';
import { BurnRate } from './BurnRate';
import { ObjectiveKinds } from './ObjectiveKinds';
import { Verdict } from '../shared/Verdict';

const COLUMNS = ['target', 'measured', 'budgetLeft', 'burnRate'] as const;

type Column = (typeof COLUMNS)[number];

const useStyles = makeStyles(theme => ({
  // Words stay whole where Backstage would break them.
  table: {
    '& th, & td': {
      wordBreak: 'normal',
      verticalAlign: 'top',
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
    },
  },
  // Names hold no blanks.
  name: {
    overflowWrap: 'anywhere',
    minWidth: theme.spacing(18),
  },
}));

/** How objectives stand: a table, or one below the other where there is no room for it. */
export function ObjectivesTable(props: {
  standings: readonly ObjectiveStanding[];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const isNarrow = useIsNarrow();
  const { standings } = props;
  const label = t('serviceLevels.table');
  if (isNarrow) {
    return (
      <>
        {standings.map(standing => (
          <Box key={standing.name} mb={2}>
            <Typography
              variant="subtitle2"
              component="h4"
              className={classes.name}
            >
              {standing.name}
            </Typography>
            <FactList
              facts={COLUMNS.map(column => ({
                name: t(`serviceLevels.column.${column}`),
                value: <Figure standing={standing} column={column} />,
              }))}
            />
          </Box>
        ))}
      </>
    );
  }
  return (
    <ScrollArea label={label}>
      <Table size="small" className={classes.table} aria-label={label}>
        <TableHead>
          <TableRow>
            {(['name', ...COLUMNS] as const).map(column => (
              <TableCell key={column}>
                {t(`serviceLevels.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {standings.map(standing => (
            <TableRow key={standing.name}>
              <TableCell
                component="th"
                scope="row"
                role="rowheader"
                className={classes.name}
              >
                {standing.name}
              </TableCell>
              {COLUMNS.map(column => (
                <TableCell key={column}>
                  <Figure standing={standing} column={column} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}

/** A number of an objective. One that is not known says so, and never looks like a good one. */
function Figure(props: { standing: ObjectiveStanding; column: Column }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { standing, column } = props;
  const { name, kind, target, days, measured, budgetLeft, burnRate1h } =
    standing;
  const figures: Record<Column, ReactNode> = {
    target: target !== undefined && (
      <>
        {days === undefined
          ? formats.nines(target)
          : t('serviceLevels.targetOfDays', {
              target: formats.nines(target),
              count: days,
            })}
        {kind && (
          <Typography variant="caption" component="div" color="textSecondary">
            <ObjectiveKinds kinds={[kind]} />
          </Typography>
        )}
      </>
    ),
    measured: measured !== undefined && budgetLeft !== undefined && (
      <Verdict isGood={budgetLeft >= 0}>
        {t(budgetLeft >= 0 ? 'serviceLevels.met' : 'serviceLevels.missed', {
          measured: formats.nines(measured),
        })}
      </Verdict>
    ),
    budgetLeft: budgetLeft !== undefined && (
      <BudgetLeft name={name} share={budgetLeft} />
    ),
    burnRate: burnRate1h !== undefined && <BurnRate rate={burnRate1h} />,
  };
  return <>{figures[column] || <em>{t('evidence.unknown')}</em>}</>;
}
