import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  Checklist,
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { itemElementId } from '../shared/elementIds';
import { sectionTitle } from '../shared/sectionTitle';
import { ChecklistItemDialog } from './ChecklistItemDialog';
import { ChecklistItemRow } from './ChecklistItemRow';
import { ItemChange, ItemRef, withChange } from './itemChanges';
import { useItemChanges } from './useItemChanges';

const useStyles = makeStyles(theme => ({
  notice: {
    marginBottom: theme.spacing(2),
  },
  checklists: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fit, minmax(min(100%, ${theme.spacing(
      45,
    )}px), 1fr))`,
    columnGap: theme.spacing(4),
    rowGap: theme.spacing(3),
  },
  progress: {
    margin: theme.spacing(0.5, 0),
  },
  items: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

/** The checklists of a component, ticked in place by those who may. */
export function Checklists(props: {
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { progressOf, send, discard } = useItemChanges({
    ...props,
    entityRef: scorecard.entityRef,
  });
  const [changing, setChanging] = useState<ItemRef & { draft: ItemChange }>();
  const changingItem = changing && findItem(scorecard, changing);

  return (
    <InfoCard title={t('checklists.title')} {...sectionTitle}>
      {!scorecard.may.tick && (
        <Alert severity="info" role="note" className={classes.notice}>
          {scorecard.owner
            ? t('checklists.ownerOnly', {
                owner: <EntityRefLink entityRef={scorecard.owner} />,
              })
            : t('checklists.ownerOnlyNoOwner')}
        </Alert>
      )}
      {scorecard.checklists.length === 0 && (
        <Typography>{t('checklists.none')}</Typography>
      )}
      <div className={classes.checklists}>
        {scorecard.checklists.map(checklist => (
          <section key={checklist.id} aria-label={checklist.title}>
            <Typography variant="subtitle1" component="h3">
              {checklist.title}
            </Typography>
            <SettledProgress
              checklist={checklist}
              items={checklist.items.map(item => {
                const progress = progressOf({
                  checklist: checklist.id,
                  item: item.id,
                });
                return progress?.outcome === 'saving'
                  ? withChange(item, progress.change)
                  : item;
              })}
            />
            <Typography variant="body2">{checklist.description}</Typography>
            <ul className={classes.items}>
              {checklist.items.map(item => {
                const ref = { checklist: checklist.id, item: item.id };
                const progress = progressOf(ref);
                return (
                  <ChecklistItemRow
                    key={item.id}
                    id={itemElementId(ref)}
                    item={item}
                    progress={progress}
                    scorecard={scorecard}
                    onChange={action =>
                      setChanging({
                        ...ref,
                        draft: {
                          action,
                          note: '',
                          evidenceUrl: '',
                          version: item.version,
                        },
                      })
                    }
                    onTryAgain={() =>
                      progress &&
                      setChanging({ ...ref, draft: progress.change })
                    }
                    onDiscard={() => discard(ref)}
                  />
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      {changing && changingItem && (
        <ChecklistItemDialog
          item={changingItem}
          draft={changing.draft}
          onCancel={() => setChanging(undefined)}
          onSubmit={change => {
            setChanging(undefined);
            send(
              { checklist: changing.checklist, item: changing.item },
              change,
            );
          }}
        />
      )}
    </InfoCard>
  );
}

function SettledProgress(props: {
  checklist: Checklist;
  items: ChecklistItem[];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { title, source } = props.checklist;
  const total = props.items.length;
  const done = props.items.filter(
    ({ state }) => state === 'ticked' || state === 'answered',
  ).length;
  const numbers = { done: String(done), total: String(total) };
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('checklists.progress', numbers)}
        {' · '}
        {t('checklists.source', { source })}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 0 : (100 * done) / total}
        aria-label={t('checklists.progressOf', { title, ...numbers })}
        className={classes.progress}
      />
    </>
  );
}

function findItem(
  { checklists }: Scorecard,
  ref: ItemRef,
): ChecklistItem | undefined {
  return checklists
    .find(({ id }) => id === ref.checklist)
    ?.items.find(({ id }) => id === ref.item);
}
