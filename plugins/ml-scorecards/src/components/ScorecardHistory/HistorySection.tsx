import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  Scorecard,
  ScorecardHistory,
  Transition,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChoiceChip } from '../shared/ChoiceChip';
import { ChoiceRow } from '../shared/ChoiceRow';
import { useIsShown } from '../shared/isShown';
import { Loaded } from '../shared/Loaded';
import { PagedList } from '../shared/PagedList';
import { sectionTitle } from '../shared/sectionTitle';
import { usePages } from '../shared/usePages';
import { RecordingItem } from './RecordingItem';
import { recordings } from './recordings';
import { standingByDay } from './standingByDay';
import { StandingCharts } from './StandingCharts';
import { Statements } from './Statements';
import { useFormats } from '../shared/useFormats';

/** In days. What is drawn of the shorter one is part of the longer one. */
const PERIODS = [90, 365] as const;
const LONGEST = 365;

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    '& > li + li': {
      marginTop: theme.spacing(1.5),
    },
  },
}));

/** How a scorecard became what it is: level and score day by day, what changed and why, and what people stated. */
export function HistorySection({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const api = useApi(mlScorecardsApiRef);
  const { entityRef } = scorecard;
  const [period, setPeriod] = useState<number>(PERIODS[0]);
  const { firstPage, ...pages } = usePages<Transition, ScorecardHistory>({
    question: ['history', entityRef],
    load: cursor =>
      api.getHistory(entityRef, { cursor, days: cursor ? 0 : LONGEST }),
    // Each new scorecard may be there because something has changed.
    of: scorecard,
    isOpen: useIsShown(),
  });
  const standing =
    firstPage &&
    standingByDay({ days: firstPage.days, now: new Date(), length: period });
  // It is one answer, and what it lacks is said once.
  const missing = firstPage ? undefined : pages.error;

  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <InfoCard title={t('history.title')} {...sectionTitle}>
          <Box mb={2}>
            <ChoiceRow label={t('history.period')}>
              {PERIODS.map(length => (
                <ChoiceChip
                  key={length}
                  label={t(`history.days${length}`)}
                  isChosen={length === period}
                  onChoose={() => setPeriod(length)}
                />
              ))}
            </ChoiceRow>
          </Box>
          <Loaded
            answer={{ ...pages, value: standing, error: missing }}
            failed={t('history.loadFailed')}
            skeleton={<Skeleton variant="rect" height={320} />}
          >
            {days =>
              days.length < 2 ? (
                <Typography variant="body2">
                  {days.length === 1
                    ? t('history.oneDay', { day: formats.day(days[0].day) })
                    : t('history.noDays')}
                </Typography>
              ) : (
                <StandingCharts standing={days} length={period} />
              )
            }
          </Loaded>
        </InfoCard>
      </Grid>
      {!missing && (
        <Grid item xs={12} md={6}>
          <InfoCard title={t('history.changes')} {...sectionTitle}>
            <PagedList
              pages={pages}
              words={{
                loading: t('history.loading'),
                loadFailed: t('history.loadFailed'),
                none: t('history.none'),
                older: t('history.older'),
              }}
            >
              {items => (
                <ol className={classes.list} aria-label={t('history.changes')}>
                  {recordings(items).map(recording => (
                    <RecordingItem key={recording.id} recording={recording} />
                  ))}
                </ol>
              )}
            </PagedList>
          </InfoCard>
        </Grid>
      )}
      <Grid item xs={12} md={6}>
        <Statements scorecard={scorecard} />
      </Grid>
    </Grid>
  );
}
