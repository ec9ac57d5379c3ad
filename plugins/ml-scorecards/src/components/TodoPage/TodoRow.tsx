import { ComponentType, useEffect } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import CancelOutlinedIcon from '@material-ui/icons/CancelOutlined';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import GavelIcon from '@material-ui/icons/Gavel';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import RadioButtonUncheckedIcon from '@material-ui/icons/RadioButtonUnchecked';
import ScheduleIcon from '@material-ui/icons/Schedule';
import { TodoItem, TodoKind } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { Disclosure } from '../shared/Disclosure';
import { StateLabel } from '../shared/StateLabel';
import { TierLabel } from '../shared/TierLabel';
import { useFormats } from '../shared/useFormats';
import { useHandsOnFocus } from '../shared/useHandsOnFocus';
import { useScorecardPath } from '../shared/useScorecardPath';
import { TodoInPlace } from './TodoInPlace';
import { todoKey } from './todoKey';
import { elementIdOf } from './todoSubject';

const icons: Record<TodoKind, ComponentType<SvgIconProps>> = {
  'waiver-to-decide': GavelIcon,
  'attestation-lapsed': EventBusyIcon,
  'tick-expired': EventBusyIcon,
  'required-check': CancelOutlinedIcon,
  'attestation-ending': ScheduleIcon,
  'waiver-ending': PauseCircleOutlineIcon,
  'tick-ending': ScheduleIcon,
  'item-waiting': RadioButtonUncheckedIcon,
  'waiver-asked': HourglassEmptyIcon,
};

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
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.5, 0),
    overflowWrap: 'anywhere',
    '& + &': {
      borderTop: `1px solid ${theme.palette.divider}`,
    },
  },
  what: {
    flexGrow: 1,
    minWidth: 0,
  },
  // In line with the text above it.
  inPlace: {
    marginLeft: theme.spacing(-0.5),
    '& [id$="-in-place"]': {
      marginLeft: theme.spacing(0.5),
    },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    // Links are far enough from what is above and below them for a thumb.
    '& a': {
      display: 'inline-block',
      padding: theme.spacing(0.25, 0),
    },
  },
}));

/** One thing to do: what, about which component, and until when. It leads to the very place, or opens it here. */
export function TodoRow(props: {
  item: TodoItem;
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
  const { item, inPlace } = props;
  const {
    kind,
    entityRef,
    title,
    owner,
    tier,
    subject,
    state,
    due,
    may,
    askedBy,
  } = item;
  const Icon = icons[kind];
  const scorecard = scorecardPath(entityRef);
  const onOpen = useLatest(inPlace?.onOpen);
  useEffect(() => () => onOpen.current?.(false), [onOpen]);
  const id = `ml-todo-${todoKey(item)}`;
  return (
    <li ref={useHandsOnFocus<HTMLLIElement>()} className={classes.root}>
      <Icon aria-hidden color="action" />
      <div className={classes.what}>
        <Typography variant="body2" color="textSecondary">
          {t(`todoWhat.${kind}`)}
          {due && ` · ${t(dueTexts[kind], { day: formats.day(due) })}`}
        </Typography>
        <Typography component="h3" variant="body1">
          <Link to={`${scorecard}#${elementIdOf(item)}`}>{subject.title}</Link>
        </Typography>
        <Typography variant="body2" component="div" className={classes.facts}>
          <Link to={scorecard}>{title}</Link>
          <TierLabel tier={tier} />
          {state && <StateLabel state={state} />}
          {owner && <EntityRefLink entityRef={owner} defaultKind="group" />}
        </Typography>
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
              spokenLabel={t('todo.doHereLabel', { title: subject.title })}
              keeps
              onToggle={inPlace.onOpen}
            >
              <Typography variant="subtitle2" component="h4">
                {t('todo.inPlace')}
              </Typography>
              <TodoInPlace id={id} item={item} onDone={inPlace.onDone} />
            </Disclosure>
          </div>
        )}
      </div>
    </li>
  );
}
