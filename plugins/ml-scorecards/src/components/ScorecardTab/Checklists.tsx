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
import { useFormats } from '../shared/useFormats';
import { ChangedItems } from './ChangedItems';

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
    // A system that chooses all colours leaves no background.
    '@media (forced-colors: active)': {
      border: '1px solid CanvasText',
      '& > div': {
        backgroundColor: 'Highlight',
        forcedColorAdjust: 'none',
      },
    },
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
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;

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
      <ChangedItems {...props}>
        {({ asChanged, row }) => (
          <div className={classes.checklists}>
            {scorecard.checklists.map(checklist => {
              const refOf = (item: ChecklistItem) => ({
                checklist: checklist.id,
                item: item.id,
              });
              return (
                <section key={checklist.id} aria-label={checklist.title}>
                  <Typography variant="subtitle1" component="h3">
                    {checklist.title}
                  </Typography>
                  <SettledProgress
                    checklist={checklist}
                    items={checklist.items.map(item =>
                      asChanged(refOf(item), item),
                    )}
                  />
                  <Typography variant="body2">
                    {checklist.description}
                  </Typography>
                  <ul className={classes.items}>
                    {checklist.items.map(item =>
                      row(itemElementId(refOf(item)), refOf(item), item),
                    )}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </ChangedItems>
    </InfoCard>
  );
}

function SettledProgress(props: {
  checklist: Checklist;
  items: ChecklistItem[];
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { title, source } = props.checklist;
  const total = props.items.length;
  const done = props.items.filter(
    ({ state }) => state === 'ticked' || state === 'answered',
  ).length;
  const numbers = { done: formats.count(done), total: formats.count(total) };
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
