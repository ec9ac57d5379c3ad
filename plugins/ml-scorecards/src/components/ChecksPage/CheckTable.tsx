import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  Check,
  RELIABILITY_TIERS,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ScrollArea } from '../shared/ScrollArea';
import { useIsNarrow } from '../shared/useIsNarrow';
import { CheckTableRow } from './CheckTableRow';

const useStyles = makeStyles(theme => ({
  table: {
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
      // The theme breaks words where it likes.
      wordBreak: 'normal',
    },
    // What stands below a number leaves it in line with the others.
    '& tbody > * > *': {
      verticalAlign: 'baseline',
    },
  },
  // With columns of tiers it scrolls sideways rather than squeeze them.
  wide: {
    minWidth: theme.spacing(110),
  },
  dimension: {
    backgroundColor: theme.palette.action.hover,
    fontWeight: 'bold',
  },
}));

/** The checks with their pass rates, over all components that count and by tier. */
export function CheckTable(props: {
  checks: Check[];
  /** Tiers whose components count; none stands for all. */
  tiers: ReliabilityTier[];
  byDimension: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { checks, byDimension } = props;
  const isNarrow = useIsNarrow();
  const tierColumns = RELIABILITY_TIERS.filter(
    tier =>
      (props.tiers.length === 0 || props.tiers.includes(tier)) &&
      checks.some(check => check.countsByTier[tier]),
  );
  const columns = isNarrow ? 2 : 5 + tierColumns.length;

  return (
    <ScrollArea label={t('checks.tableLabel')}>
      <Table
        size="small"
        className={
          isNarrow ? classes.table : `${classes.table} ${classes.wide}`
        }
        aria-label={t('checks.tableLabel')}
      >
        <TableHead>
          <TableRow>
            <TableCell>{t('checks.column.check')}</TableCell>
            {!isNarrow && <TableCell>{t('checks.column.level')}</TableCell>}
            <TableCell>{t('checks.column.passes')}</TableCell>
            {!isNarrow && (
              <>
                <TableCell align="right">{t('checks.column.fail')}</TableCell>
                <TableCell align="right">
                  {t('checks.column.unknown')}
                </TableCell>
              </>
            )}
            {!isNarrow &&
              tierColumns.map(tier => (
                <TableCell key={tier} align="right">
                  {t(`checks.tier.${tier}`)}
                </TableCell>
              ))}
          </TableRow>
        </TableHead>
        {checks.length === 0 && (
          <TableBody>
            <TableRow>
              <TableCell colSpan={columns}>
                <Typography>{t('checks.empty')}</Typography>
              </TableCell>
            </TableRow>
          </TableBody>
        )}
        {groupsOf(checks, byDimension).map(({ dimension, members }) => (
          <TableBody key={dimension?.id ?? 'all'}>
            {dimension && (
              <TableRow>
                <TableCell
                  component="th"
                  scope="rowgroup"
                  role="rowheader"
                  colSpan={columns}
                  className={classes.dimension}
                >
                  {dimension.title}
                </TableCell>
              </TableRow>
            )}
            {members.map(check => (
              <CheckTableRow
                key={check.id}
                check={check}
                tiers={props.tiers}
                tierColumns={tierColumns}
                isNarrow={isNarrow}
                showDimension={!byDimension}
              />
            ))}
          </TableBody>
        ))}
      </Table>
    </ScrollArea>
  );
}

/** The checks of each dimension, or all in one where they stand in another order. */
function groupsOf(
  checks: Check[],
  byDimension: boolean,
): Array<{ dimension?: Check['dimension']; members: Check[] }> {
  if (!byDimension) {
    return [{ members: checks }];
  }
  const dimensions = new Map(
    checks.map(({ dimension }) => [dimension.id, dimension]),
  );
  return [...dimensions.values()].map(dimension => ({
    dimension,
    members: checks.filter(check => check.dimension.id === dimension.id),
  }));
}
