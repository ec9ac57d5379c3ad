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
import { PassRateLink } from '../shared/PassRateLink';
import { StateCountLink } from '../shared/StateCountLink';
import { applicableOf, knownOf } from '../shared/stateShares';
import { countsAmong } from './checkFilters';

const STATES = ['fail', 'unknown'] as const;

const useStyles = makeStyles(theme => ({
  title: {
    minWidth: theme.spacing(14),
    [theme.breakpoints.up('md')]: {
      // So little that the columns of all tiers have room beside a sidebar.
      minWidth: theme.spacing(18),
    },
  },
  rate: {
    minWidth: theme.spacing(18),
    [theme.breakpoints.up('md')]: {
      whiteSpace: 'nowrap',
    },
  },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    // So that a thumb hits one number and not the next.
    rowGap: theme.spacing(0.5),
    // Within a text, a colour alone does not tell a link.
    '& a': {
      textDecoration: 'underline',
    },
  },
}));

/** One check, and how the components stand that count. */
export function CheckTableRow(props: {
  check: Check;
  tiers: ReliabilityTier[];
  tierColumns: ReliabilityTier[];
  showDimension: boolean;
  /** Whether there is room for what matters only; the page of the check tells the rest. */
  isNarrow: boolean;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check, tiers, isNarrow } = props;
  const counts = countsAmong(check, tiers);
  const notes = [
    props.showDimension && check.dimension.title,
    check.requiredFor.length === 0 && t('checks.advice'),
  ].filter(note => note !== false);

  const count = (state: 'fail' | 'unknown') => (
    <StateCountLink
      check={check}
      state={state}
      tier={tiers}
      count={counts[state]}
    />
  );
  const tierRate = (tier: ReliabilityTier) => (
    <PassRateLink check={check} tier={tier} counts={check.countsByTier[tier]} />
  );

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
      {!isNarrow && (
        <TableCell>
          <LevelLabel level={check.level} />
        </TableCell>
      )}
      <TableCell className={classes.rate}>
        <PassRate counts={counts} />
        {isNarrow && applicableOf(counts) > 0 && (
          <Typography
            variant="body2"
            component="div"
            className={classes.counts}
          >
            {STATES.map(state => (
              <span key={state}>
                {t(`state.${state}`)}: {count(state)}
              </span>
            ))}
            {props.tierColumns
              .filter(tier => isKnownIn(check, tier))
              .map(tier => (
                <span key={tier}>
                  {t(`checks.tier.${tier}`)}: {tierRate(tier)}
                </span>
              ))}
          </Typography>
        )}
      </TableCell>
      {!isNarrow &&
        STATES.map(state => (
          <TableCell key={state} align="right">
            {count(state)}
          </TableCell>
        ))}
      {!isNarrow &&
        props.tierColumns.map(tier => (
          <TableCell key={tier} align="right">
            {tierRate(tier)}
            {check.requiredFor.includes(tier) && (
              <Typography variant="caption" display="block">
                {t('checks.required')}
              </Typography>
            )}
          </TableCell>
        ))}
    </TableRow>
  );
}

function isKnownIn({ countsByTier }: Check, tier: ReliabilityTier): boolean {
  const counts = countsByTier[tier];
  return counts !== undefined && knownOf(counts) > 0;
}
