import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  CheckDetails,
  RELIABILITY_TIERS,
  ReliabilityTier,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FilterLink } from '../MaturityPage/FilterLink';
import { PassRate } from '../shared/PassRate';
import { subsectionTitle } from '../shared/sectionTitle';
import { StateCountLink } from '../shared/StateCountLink';
import { passRate } from '../shared/stateShares';
import { TierLabel } from '../shared/TierLabel';
import { SHOWN_STATES } from './shownStates';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  table: {
    marginTop: theme.spacing(2),
    '& thead th': {
      whiteSpace: 'nowrap',
    },
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
    },
    '& tbody tr:last-child > *': {
      fontWeight: 'bold',
    },
  },
}));

/** How many components are in which state, in all and by tier; each number leads to its components. */
export function CheckStanding(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { check } = props;
  const line = (counts: StateCounts, tier?: ReliabilityTier) => {
    const rate = passRate(counts);
    return (
      <TableRow key={tier ?? 'all'} hover>
        <TableCell component="th" scope="row" role="rowheader">
          {tier ? <TierLabel tier={tier} /> : t('checkPage.all')}
          {tier && check.requiredFor.includes(tier) && (
            <Typography variant="caption" display="block">
              {t('checks.required')}
            </Typography>
          )}
        </TableCell>
        <TableCell align="right">
          {rate === null ? (
            '–'
          ) : (
            <FilterLink
              filters={{
                check: check.id,
                state: ['pass', 'fail'],
                tier: tier && [tier],
              }}
              label={t('checkPage.showKnown', {
                rate: formats.share(rate),
                of: tier ? t(`tier.${tier}`) : t('checkPage.all'),
              })}
            >
              {formats.share(rate)}
            </FilterLink>
          )}
        </TableCell>
        {SHOWN_STATES.map(({ state, count }) => (
          <TableCell key={state} align="right">
            <StateCountLink
              check={check}
              state={state}
              tier={tier && [tier]}
              count={counts[count]}
            />
          </TableCell>
        ))}
      </TableRow>
    );
  };

  return (
    <InfoCard title={t('checkPage.standing')} {...subsectionTitle}>
      <PassRate counts={check.counts} />
      <Typography variant="caption" color="textSecondary" component="p">
        {t('checks.unknownIsNoPass')}
      </Typography>
      <TableContainer
        tabIndex={0}
        role="region"
        aria-label={t('checkPage.byTier')}
      >
        <Table
          size="small"
          className={classes.table}
          aria-label={t('checkPage.byTier')}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('checkPage.tier')}</TableCell>
              <TableCell align="right">{t('checkPage.passRate')}</TableCell>
              {SHOWN_STATES.map(({ state }) => (
                <TableCell key={state} align="right">
                  {t(`state.${state}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {RELIABILITY_TIERS.map(tier => {
              const counts = check.countsByTier[tier];
              return counts && line(counts, tier);
            })}
            {line(check.counts)}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
