import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  ListedWaiver,
  WAIVER_STATES,
  WaiverDecision,
  WaiverState,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { PagedList } from '../shared/PagedList';
import { sectionTitle } from '../shared/sectionTitle';
import { SelectField } from '../shared/SelectField';
import { useChange } from '../shared/useChange';
import { usePages } from '../shared/usePages';
import { WaiverDecisionDialog } from '../waivers/WaiverDecisionDialog';
import { FOLLOWS_WITHIN_MS } from './followsWithin';
import { WaiverRow } from './WaiverRow';

const useStyles = makeStyles(theme => ({
  state: {
    minWidth: theme.spacing(28),
    margin: theme.spacing(2, 0, 1),
  },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/**
 * The waivers of all components, first those in force: what waits for a decision stands among the to-dos of those who decide. It
 * can be looked at here as well, and decided in place.
 */
export function WaiversSection() {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const [state, setState] = useState<WaiverState>('approved');
  const pages = usePages({
    question: ['waivers', state],
    load: cursor => api.getWaivers({ state: [state], cursor }),
    followsWithinMs: FOLLOWS_WITHIN_MS,
  });
  const { items, loading } = pages;
  const { changing, begin, isForbidden, dismiss, events } = useChange<{
    decision: WaiverDecision;
    about: ListedWaiver;
  }>();
  const current = items?.find(
    item =>
      item.entityRef === changing?.about.entityRef &&
      item.check.id === changing.about.check.id,
  );

  return (
    <InfoCard title={t('waivers.title')} {...sectionTitle}>
      <Typography variant="body2" color="textSecondary">
        {t('waivers.intro')}
      </Typography>
      {isForbidden && (
        <Alert severity="warning" onClose={dismiss}>
          {t('waiverDialog.forbidden')}
        </Alert>
      )}
      <SelectField
        id="ml-waivers-state"
        label={t('waivers.show')}
        className={classes.state}
        options={WAIVER_STATES.map(value => ({
          value,
          title: t(`waivers.states.${value}`),
        }))}
        value={state}
        onChange={setState}
      />
      <PagedList
        pages={pages}
        words={{
          loading: t('waivers.loading'),
          loadFailed: t('waivers.loadFailed'),
          none: t(`waivers.none.${state}`),
          older: t('waivers.more'),
        }}
      >
        {shown => (
          <ul
            className={classes.list}
            aria-label={t('waivers.title')}
            aria-busy={loading}
          >
            {shown.map(item => (
              <WaiverRow
                key={`${item.entityRef} ${item.check.id}`}
                item={item}
                onDecide={decision => begin({ decision, about: item })}
              />
            ))}
          </ul>
        )}
      </PagedList>
      {changing && (
        <WaiverDecisionDialog
          {...events}
          entityRef={changing.about.entityRef}
          check={changing.about.check}
          // Once it is in no list any more, somebody has withdrawn or decided it.
          waiver={current?.waiver}
          decision={changing.decision}
        />
      )}
    </InfoCard>
  );
}
