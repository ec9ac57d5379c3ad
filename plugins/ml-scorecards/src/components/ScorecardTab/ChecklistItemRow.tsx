import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ChecklistItem,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { ChecklistItemFacts } from './ChecklistItemFacts';
import { ChecklistItemRecord } from './ChecklistItemRecord';
import { ItemNotice } from './ItemNotice';
import { aboutFactsOf, ItemAction, toggleOf, withChange } from './itemChanges';
import { ItemStateLabel } from './ItemStateLabel';
import { ItemProgress } from './useItemChanges';

const useStyles = makeStyles(theme => ({
  // Also of what nobody can tick, as it is there to be read.
  title: {
    '& .MuiFormControlLabel-label.Mui-disabled': {
      color: theme.palette.text.primary,
    },
    // Where a system chooses all colours, what nobody can tick looks like it.
    '@media (forced-colors: active)': {
      '& .MuiCheckbox-root.Mui-disabled': {
        color: 'GrayText',
      },
    },
  },
  details: {
    marginLeft: theme.spacing(4),
    marginBottom: theme.spacing(1.5),
    overflowWrap: 'anywhere',
  },
}));

/** One item of a checklist: what it asks, whether it is settled, by whom or what, when, and where that can be seen. */
export function ChecklistItemRow(props: {
  id: string;
  item: ChecklistItem;
  progress?: ItemProgress;
  scorecard: Scorecard;
  onChange: (action: ItemAction) => void;
  onTryAgain: () => void;
  onDiscard: () => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { id, progress, scorecard, onChange } = props;
  const isSaving = progress?.outcome === 'saving';
  const item = isSaving ? withChange(props.item, progress.change) : props.item;
  const { title, state } = item;
  const toggle = toggleOf(item);
  const aboutFacts = aboutFactsOf(item);
  const canChange = scorecard.may.tick && !isSaving;

  return (
    <li id={id} tabIndex={-1}>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={state === 'ticked' || state === 'answered'}
            disabled={!scorecard.may.tick || !toggle}
            inputProps={{ 'aria-describedby': `${id}-state` }}
            // While it is saved it keeps the focus, and takes no other change.
            onChange={() => canChange && toggle && onChange(toggle)}
          />
        }
        label={title}
        className={classes.title}
      />
      <div className={classes.details}>
        <Typography id={`${id}-state`} variant="body2" component="div">
          <ItemStateLabel state={isSaving ? 'saving' : state} />
        </Typography>
        {progress && progress.outcome !== 'saving' && (
          <ItemNotice
            item={item}
            progress={progress}
            onTryAgain={props.onTryAgain}
            onDiscard={props.onDiscard}
          />
        )}
        <Typography variant="body2" color="textSecondary">
          {item.help}
          {item.validForDays !== undefined &&
            (state === 'open' || state === 'expired') &&
            ` ${t('checklists.holdsFor', { count: item.validForDays })}`}
        </Typography>
        <ChecklistItemFacts
          id={`${id}-answer`}
          item={item}
          scorecard={scorecard}
        />
        <ChecklistItemRecord item={item} />
        {scorecard.may.tick && aboutFacts && (
          <Button
            size="small"
            color="primary"
            aria-label={t(`checklists.${aboutFacts}Label`, { title })}
            onClick={() => canChange && onChange(aboutFacts)}
          >
            {t(`checklists.${aboutFacts}`)}
          </Button>
        )}
      </div>
    </li>
  );
}
