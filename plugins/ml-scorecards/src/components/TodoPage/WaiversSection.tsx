import { useCallback, useEffect, useRef, useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import Skeleton from '@material-ui/lab/Skeleton';
import {
  ListedWaiver,
  Todo,
  WAIVER_STATES,
  WaiverDecision,
  WaiverState,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../../api/mlScorecardsApiRef';
import { mlScorecardsTranslationRef } from '../../translation';
import { LoadFailed } from '../shared/LoadFailed';
import { sectionTitle } from '../shared/sectionTitle';
import { useChange } from '../shared/useChange';
import { usePages } from '../shared/usePages';
import { WaiverDecisionDialog } from '../waivers/WaiverDecisionDialog';
import { WaiverRow } from './WaiverRow';

const HEADING_ID = 'ml-waivers';

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

/** The waivers of all components, to be decided in place by those who may. */
export function WaiversSection(props: {
  /** They are loaded anew with it. */
  todo?: Todo;
  onChanged: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const api = useApi(mlScorecardsApiRef);
  const { todo, onChanged } = props;
  const [state, setState] = useState<WaiverState>('requested');
  const load = useCallback(
    (cursor?: string) => api.getWaivers({ state: [state], cursor }),
    [api, state],
  );
  // What is to be done may have changed because somebody has decided.
  const { items, hasMore, loading, error, showMore, reload } = usePages(
    load,
    todo,
  );
  const { changing, begin, isForbidden, dismiss, events } = useChange<{
    decision: WaiverDecision;
    about: ListedWaiver;
  }>({ onChanged, onOutdated: reload });
  const current = items?.find(
    item =>
      item.entityRef === changing?.about.entityRef &&
      item.check.id === changing.about.check.id,
  );

  const hasChanged = useRef(false);

  // Whoever has decided has pressed a button that may be gone with its waiver.
  useEffect(() => {
    if (changing) {
      hasChanged.current = true;
    } else if (hasChanged.current && document.activeElement === document.body) {
      document.getElementById(HEADING_ID)?.focus();
    }
  }, [changing, items]);

  return (
    <InfoCard
      title={t('waivers.title')}
      titleTypographyProps={{
        ...sectionTitle.titleTypographyProps,
        id: HEADING_ID,
        tabIndex: -1,
      }}
    >
      <Typography variant="body2" color="textSecondary">
        {t('waivers.intro')}
      </Typography>
      {isForbidden && (
        <Alert severity="warning" onClose={dismiss}>
          {t('waiverDialog.forbidden')}
        </Alert>
      )}
      <TextField
        select
        id="ml-waivers-state"
        label={t('waivers.show')}
        variant="outlined"
        size="small"
        className={classes.state}
        value={state}
        onChange={event =>
          setState(
            WAIVER_STATES.find(other => other === event.target.value) ?? state,
          )
        }
      >
        {WAIVER_STATES.map(value => (
          <MenuItem key={value} value={value}>
            {t(`waivers.states.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      {!items && loading && (
        <div role="status" aria-label={t('waivers.loading')}>
          <Skeleton variant="rect" height={120} />
        </div>
      )}
      {items?.length === 0 && !loading && !error && (
        <Typography>{t(`waivers.none.${state}`)}</Typography>
      )}
      <ul
        className={classes.list}
        aria-label={t('waivers.title')}
        aria-busy={loading}
      >
        {items?.map(item => (
          <WaiverRow
            key={`${item.entityRef} ${item.check.id}`}
            item={item}
            onDecide={decision => begin({ decision, about: item })}
          />
        ))}
      </ul>
      {error && !loading && (
        <LoadFailed
          title={t('waivers.loadFailed')}
          error={error}
          onRetry={items ? showMore : reload}
        />
      )}
      {hasMore && !error && (
        <Button
          size="small"
          color="primary"
          disabled={loading}
          onClick={showMore}
        >
          {t('waivers.more')}
        </Button>
      )}
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
