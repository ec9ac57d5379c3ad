import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { ChecklistItemDialog, ItemToChange } from './ChecklistItemDialog';
import { ChecklistItemRow } from './ChecklistItemRow';
import { useChange } from './useChange';

const useStyles = makeStyles(theme => ({
  notice: {
    marginBottom: theme.spacing(2),
  },
  checklist: {
    '& + &': {
      marginTop: theme.spacing(3),
    },
  },
  items: {
    listStyle: 'none',
    margin: theme.spacing(1, 0, 0),
    padding: 0,
  },
}));

function isDone({ ticked, answer }: ChecklistItem): boolean {
  return ticked || answer !== undefined;
}

/** The checklists of a component, ticked in place by those who may. */
export function Checklists(props: {
  scorecard: Scorecard;
  onChanged: (scorecard: Scorecard) => void;
  onOutdated: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  const { changing, begin, refused, dismiss, events } =
    useChange<ItemToChange>(props);

  return (
    <InfoCard title={t('checklists.title')} {...sectionTitle}>
      {refused && (
        <Alert severity="warning" className={classes.notice} onClose={dismiss}>
          {t(`checklistDialog.${refused}`)}
        </Alert>
      )}
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
      {scorecard.checklists.map(checklist => (
        <section
          key={checklist.id}
          className={classes.checklist}
          aria-label={checklist.title}
        >
          <Typography variant="subtitle1" component="h3">
            {checklist.title}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t('checklists.progress', {
              done: String(checklist.items.filter(isDone).length),
              total: String(checklist.items.length),
            })}
            {' · '}
            {t('checklists.source', { source: checklist.source })}
          </Typography>
          <Typography variant="body2">{checklist.description}</Typography>
          <ul className={classes.items}>
            {checklist.items.map(item => (
              <ChecklistItemRow
                key={item.id}
                item={item}
                scorecard={scorecard}
                onToggle={() => begin({ checklist: checklist.id, item })}
              />
            ))}
          </ul>
        </section>
      ))}
      {changing && (
        <ChecklistItemDialog
          {...events}
          entityRef={scorecard.entityRef}
          change={changing}
        />
      )}
    </InfoCard>
  );
}
