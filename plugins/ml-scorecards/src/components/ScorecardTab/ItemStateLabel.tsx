import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import CancelOutlinedIcon from '@material-ui/icons/CancelOutlined';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { ChecklistItemState } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from '../shared/IconLabel';

const looks: Record<
  Exclude<ChecklistItemState, 'open'> | 'saving',
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  ticked: { icon: CheckCircleOutlineIcon, tone: 'good' },
  expired: { icon: EventBusyIcon, tone: 'doubtful' },
  answered: { icon: PlaylistAddCheckIcon, tone: 'good' },
  denied: { icon: CancelOutlinedIcon, tone: 'bad' },
  disputed: { icon: ReportProblemOutlinedIcon, tone: 'doubtful' },
  saving: { icon: HourglassEmptyIcon, tone: 'neutral' },
};

/** How an item of a checklist stands, in a word. */
export function ItemStateLabel(props: {
  state: ChecklistItemState | 'saving';
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { state } = props;
  const word = t(`checklistItemState.${state}`);
  // The empty box says the same; a second sign would look like something else to click.
  return state === 'open' ? (
    <>{word}</>
  ) : (
    <IconLabel {...looks[state]}>{word}</IconLabel>
  );
}
