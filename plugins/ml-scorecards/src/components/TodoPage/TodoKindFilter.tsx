import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import {
  Todo,
  TODO_KINDS,
  TodoKind,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    // The theme's margin of chips would double the gap.
    '& > *': {
      margin: 0,
    },
  },
}));

/** Chooses kinds of to-dos, of which there are so many each. */
export function TodoKindFilter(props: {
  counts: Todo['counts'];
  kinds: TodoKind[];
  onChange: (kinds: TodoKind[]) => void;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { counts, kinds, onChange } = props;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);

  const choice = (options: {
    key: string;
    kind: string;
    count: number;
    isChosen: boolean;
    choose: () => void;
  }) => (
    <Chip
      key={options.key}
      component="button"
      type="button"
      clickable
      variant="outlined"
      color={options.isChosen ? 'primary' : 'default'}
      icon={options.isChosen ? <CheckIcon /> : undefined}
      aria-pressed={options.isChosen}
      label={t('todo.kindCount', {
        kind: options.kind,
        number: formats.number(options.count),
      })}
      onClick={options.choose}
    />
  );

  return (
    <div role="group" aria-label={t('todo.filter')} className={classes.root}>
      {choice({
        key: 'all',
        kind: t('todo.all'),
        count: all,
        isChosen: kinds.length === 0,
        choose: () => onChange([]),
      })}
      {TODO_KINDS.filter(kind => counts[kind] || kinds.includes(kind)).map(
        kind =>
          choice({
            key: kind,
            kind: t(`todoKind.${kind}`),
            count: counts[kind] ?? 0,
            isChosen: kinds.includes(kind),
            choose: () =>
              onChange(
                kinds.includes(kind)
                  ? kinds.filter(other => other !== kind)
                  : [...kinds, kind],
              ),
          }),
      )}
    </div>
  );
}
