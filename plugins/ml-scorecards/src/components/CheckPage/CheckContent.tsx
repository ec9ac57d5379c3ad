import { EmptyState, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Grid from '@material-ui/core/Grid';
import { Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { useParams } from '../../router';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { checksRouteRef } from '../../routes';
import { mlScorecardsTranslationRef } from '../../translation';
import { LONGEST_PERIOD_DAYS } from '../charts/periods';
import { Loaded } from '../shared/Loaded';
import { useAnswer } from '../shared/useAnswer';
import { CheckDefinition } from './CheckDefinition';
import { CheckHead } from './CheckHead';
import { CheckReason } from './CheckReason';
import { CheckSkeleton } from './CheckSkeleton';
import { CheckStanding } from './CheckStanding';
import { CheckTrendSection } from './CheckTrendSection';
import { FailingComponents } from './FailingComponents';
import { UnknownComponents } from './UnknownComponents';

/** One check across all components: what it asks, who passes, how that changed, and who is to do something. */
export function CheckContent() {
  const { id = '' } = useParams();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const checksPath = useRouteRef(checksRouteRef)();
  const answer = useAnswer({
    question: ['check', id],
    ask: () => api.getCheck(id, { days: LONGEST_PERIOD_DAYS }),
  });
  const back = <Link to={checksPath}>{t('checkPage.back')}</Link>;

  return (
    <Loaded
      answer={answer}
      failed={t('checkPage.loadFailed')}
      skeleton={<CheckSkeleton />}
      none={
        <EmptyState
          missing="content"
          title={t('checkPage.missingTitle', { id })}
          description={t('checkPage.missingDescription')}
          action={back}
        />
      }
    >
      {check => (
        <>
          <Typography variant="body2" gutterBottom>
            {back}
          </Typography>
          <Parts check={check} />
        </>
      )}
    </Loaded>
  );
}

function Parts(props: { check: CheckDetails }) {
  const { check } = props;
  // In one column, whoever has to mend it would scroll past all who have to.
  const isOneColumn = useMediaQuery(
    (theme: Theme) => theme.breakpoints.down('md'),
    { noSsr: true },
  );
  const reason = <CheckReason check={check} />;
  return (
    <Grid container spacing={3}>
      <Grid item xs={12}>
        <CheckHead check={check} />
      </Grid>
      {isOneColumn && (
        <Grid item xs={12}>
          {reason}
        </Grid>
      )}
      <Grid item xs={12} lg={7}>
        <Grid container spacing={3}>
          <Grid item xs={12}>
            <CheckStanding check={check} />
          </Grid>
          <Grid item xs={12}>
            <CheckTrendSection check={check} />
          </Grid>
          <Grid item xs={12}>
            <FailingComponents check={check} />
          </Grid>
          <Grid item xs={12}>
            <UnknownComponents check={check} />
          </Grid>
        </Grid>
      </Grid>
      <Grid item xs={12} lg={5}>
        {!isOneColumn && reason}
        <CheckDefinition check={check} />
      </Grid>
    </Grid>
  );
}
