import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Check, ReliabilityTier } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { CheckLink } from '../shared/CheckLink';
import { LevelLabel } from '../shared/LevelLabel';
import { PassRate } from '../shared/PassRate';
import { StateCountLink } from '../shared/StateCountLink';
import { passRate } from '../shared/stateShares';
import { countsAmong } from './checkFilters';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  title: {
    minWidth: theme.spacing(16),
    [theme.breakpoints.up('sm')]: {
      minWidth: theme.spacing(26),
    },
  },
  // The page of the check tells the same.
  wideOnly: {
    whiteSpace: 'nowrap',
    [theme.breakpoints.down('xs')]: {
      display: 'none',
    },
  },
  rate: {
    minWidth: theme.spacing(18),
    whiteSpace: 'nowrap',
  },
}));

/** One check, and how the components stand that count. */
export function CheckTableRow(props: {
  check: Check;
  tiers: ReliabilityTier[];
  tierColumns: ReliabilityTier[];
  showDimension: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { check, tiers } = props;
  const counts = countsAmong(check, tiers);
  const notes = [
    props.showDimension && check.dimension.title,
    check.requiredFor.length === 0 && t('checks.advice'),
  ].filter(note => note !== false);

  return (
    <TableRow hover>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.title}
      >
        <CheckLink id={check.id}>{check.title}</CheckLink>
        {notes.length > 0 && (
          <Typography variant="caption" display="block" color="textSecondary">
            {notes.join(' · ')}
          </Typography>
        )}
      </TableCell>
      <TableCell className={classes.wideOnly}>
        <LevelLabel level={check.level} />
      </TableCell>
      <TableCell className={classes.rate}>
        <PassRate counts={counts} />
      </TableCell>
      {(['fail', 'unknown'] as const).map(state => (
        <TableCell key={state} align="right">
          <StateCountLink
            check={check}
            state={state}
            tier={tiers}
            count={counts[state]}
          />
        </TableCell>
      ))}
      {props.tierColumns.map(tier => {
        const ofTier = check.countsByTier[tier];
        const rate = ofTier ? passRate(ofTier) : null;
        return (
          <TableCell key={tier} align="right" className={classes.wideOnly}>
            {rate === null ? '–' : formats.share(rate)}
            {check.requiredFor.includes(tier) && (
              <Typography variant="caption" display="block">
                {t('checks.required')}
              </Typography>
            )}
          </TableCell>
        );
      })}
    </TableRow>
  );
}
