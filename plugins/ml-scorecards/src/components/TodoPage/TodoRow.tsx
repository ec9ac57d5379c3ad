import { useEffect } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TodoItem, TodoKind } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { Prospects } from '../shared/Prospects';
import { StateLabel } from '../shared/StateLabel';
import { useFormats } from '../shared/useFormats';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';
import { useScorecardPath } from '../shared/useScorecardPath';
import { TodoComponent } from './TodoComponent';
import { TodoInPlace } from './TodoInPlace';
import { todoKey } from './todoKey';
import { elementIdOf } from './todoSubject';

const dueTexts = {
  'waiver-to-decide': 'todo.askedUntil',
  'attestation-lapsed': 'todo.heldUntil',
  'tick-expired': 'todo.heldUntil',
  'required-check': 'todo.endsOn',
  'attestation-ending': 'todo.endsOn',
  'waiver-ending': 'todo.endsOn',
  'tick-ending': 'todo.endsOn',
  'item-waiting': 'todo.endsOn',
  'waiver-asked': 'todo.askedUntil',
} as const satisfies Record<TodoKind, string>;

const useStyles = makeStyles(theme => ({
  root: {
    padding: theme.spacing(1, 0),
    overflowWrap: 'break-word',
  },
  // Between components.
  ofNext: {
    '&:not(:first-child)': {
      marginTop: theme.spacing(1),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
  what: {
    marginBottom: theme.spacing(1),
    fontWeight: 'bold',
  },
  // Below the heading of its component.
  todo: {
    paddingLeft: theme.spacing(2),
  },
  stands: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(1.5),
  },
  // In line with the text above it.
  inPlace: {
    marginLeft: theme.spacing(-0.5),
    '& [id$="-in-place"]': {
      marginLeft: theme.spacing(0.5),
    },
  },
}));

/**
 * One thing to do: what, until when, and what it is worth. It leads to the very place, or opens it here. The first of those
 * alike says what is to be done about all of them, and the first about a component names that.
 */
export function TodoRow(props: {
  item: TodoItem;
  isFirstAlike: boolean;
  isFirstOfComponent: boolean;
  /** Where one can do it without leaving the list. */
  inPlace?: {
    /** Somebody does it here now, or no more. */
    onOpen: (open: boolean) => void;
    onDone: () => void;
  };
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const scorecardPath = useScorecardPath();
  const { item, isFirstAlike, isFirstOfComponent, inPlace } = props;
  const {
    kind,
    entityRef,
    title,
    subject,
    state,
    due,
    prospects,
    may,
    askedBy,
  } = item;
  const onOpen = useLatest(inPlace?.onOpen);
  useEffect(() => () => onOpen.current?.(false), [onOpen]);
  const id = `ml-todo-${todoKey(item)}`;
  return (
    <li
      ref={useHandsOnFocus<HTMLLIElement>()}
      className={
        isFirstOfComponent ? `${classes.root} ${classes.ofNext}` : classes.root
      }
    >
      {isFirstAlike && (
        <Typography variant="body2" className={classes.what}>
          {t(`todoWhat.${kind}`)}
        </Typography>
      )}
      {isFirstOfComponent && <TodoComponent item={item} />}
      <div className={classes.todo}>
        {(state || due) && (
          <Typography
            variant="body2"
            component="div"
            className={classes.stands}
          >
            {state && <StateLabel state={state} />}
            {due && <span>{t(dueTexts[kind], { day: formats.day(due) })}</span>}
          </Typography>
        )}
        <Typography component="h4" variant="body1">
          <Link
            to={`${scorecardPath(entityRef)}#${elementIdOf(item)}`}
            aria-describedby={`${id}-of`}
          >
            {subject.title}
          </Link>
        </Typography>
        {/* Its heading may be some rows above. */}
        <span id={`${id}-of`} hidden>
          {title}
        </span>
        {prospects && (
          <Prospects
            {...prospects}
            raised={prospects.dimension ? [prospects.dimension.title] : []}
          />
        )}
        {askedBy && (
          <Typography variant="body2">
            {t('todo.askedBy', {
              person: <EntityRefLink entityRef={askedBy} />,
            })}
          </Typography>
        )}
        {!may && (
          <Typography variant="body2" color="textSecondary">
            {t('todo.notAllowed')}
          </Typography>
        )}
        {may && inPlace && (
          <div id={id} tabIndex={-1} className={classes.inPlace}>
            <Disclosure
              id={`${id}-in-place`}
              label={t('todo.doHere')}
              spokenLabel={t('todo.doHereLabel', {
                title: subject.title,
                component: title,
              })}
              keeps
              onToggle={inPlace.onOpen}
            >
              <TodoInPlace id={id} item={item} onDone={inPlace.onDone} />
            </Disclosure>
          </div>
        )}
      </div>
    </li>
  );
}
