import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
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
import { ScrollArea } from '../shared/ScrollArea';
import { PassRate } from '../shared/PassRate';
import { PassRateLink } from '../shared/PassRateLink';
import { subsectionTitle } from '../shared/sectionTitle';
import { StateCountLink } from '../shared/StateCountLink';
import { StateLegend } from '../shared/StateLegend';
import { TierLabel } from '../shared/TierLabel';
import { useIsNarrow } from '../shared/useIsNarrow';
import { SHOWN_STATES } from './shownStates';

const useStyles = makeStyles(theme => ({
  table: {
    marginTop: theme.spacing(2),
    '& th, & td': {
      paddingLeft: theme.spacing(1),
      paddingRight: theme.spacing(1),
      // The theme breaks words where it likes.
      wordBreak: 'normal',
    },
    '& tbody > * > *': {
      verticalAlign: 'top',
    },
    '& tbody tr:last-child > *': {
      fontWeight: 'bold',
    },
  },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
    // So that a thumb hits one number and not the next.
    rowGap: theme.spacing(0.5),
    fontWeight: 'inherit',
    // Within a text, a colour alone does not tell a link.
    '& a': {
      textDecoration: 'underline',
    },
  },
}));

/** How many components are in which state, in all and by tier; each number leads to its components. */
export function CheckStanding(props: { check: CheckDetails }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { check } = props;
  const isNarrow = useIsNarrow();
  const line = (counts: StateCounts, tier?: ReliabilityTier) => {
    const states = SHOWN_STATES.map(({ state, count }) => ({
      state,
      link: (
        <StateCountLink
          check={check}
          state={state}
          tier={tier && [tier]}
          count={counts[count]}
        />
      ),
    }));
    return (
      <TableRow key={tier ?? 'all'} hover>
        <TableCell component="th" scope="row" role="rowheader">
          {tier ? <TierLabel tier={tier} /> : t('checkPage.all')}
          {tier && check.requiredFor.includes(tier) && (
            <Typography variant="caption" display="block">
              {t('checks.required')}
            </Typography>
          )}
          {isNarrow && (
            <Typography
              variant="body2"
              component="div"
              className={classes.counts}
            >
              {states.map(({ state, link }) => (
                <span key={state}>
                  {t(`state.${state}`)}: {link}
                </span>
              ))}
            </Typography>
          )}
        </TableCell>
        <TableCell align="right">
          <PassRateLink check={check} tier={tier} counts={counts} />
        </TableCell>
        {!isNarrow &&
          states.map(({ state, link }) => (
            <TableCell key={state} align="right">
              {link}
            </TableCell>
          ))}
      </TableRow>
    );
  };

  return (
    <InfoCard title={t('checkPage.standing')} {...subsectionTitle}>
      <PassRate counts={check.counts} showUnknown />
      <StateLegend />
      <Typography variant="caption" color="textSecondary" component="p">
        {t('checks.unknownIsNoPass')}
      </Typography>
      <ScrollArea label={t('checkPage.byTier')}>
        <Table
          size="small"
          className={classes.table}
          aria-label={t('checkPage.byTier')}
        >
          <TableHead>
            <TableRow>
              <TableCell>{t('checkPage.tier')}</TableCell>
              <TableCell align="right">{t('checkPage.passRate')}</TableCell>
              {!isNarrow &&
                SHOWN_STATES.map(({ state }) => (
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
      </ScrollArea>
    </InfoCard>
  );
}
