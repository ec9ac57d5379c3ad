import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import BlockIcon from '@material-ui/icons/Block';
import EventBusyIcon from '@material-ui/icons/EventBusy';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import PauseCircleOutlineIcon from '@material-ui/icons/PauseCircleOutline';
import UndoIcon from '@material-ui/icons/Undo';
import { Waiver, WaiverState } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from '../shared/IconLabel';
import { useFormats } from '../shared/useFormats';

const looks: Record<
  WaiverState,
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  requested: { icon: HourglassEmptyIcon, tone: 'neutral' },
  approved: { icon: PauseCircleOutlineIcon, tone: 'doubtful' },
  rejected: { icon: BlockIcon, tone: 'bad' },
  revoked: { icon: UndoIcon, tone: 'bad' },
  ended: { icon: EventBusyIcon, tone: 'neutral' },
};

/** How a waiver stands, in a word. */
export function WaiverStateLabel({ waiver }: { waiver: Waiver }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { state, until } = waiver;
  return (
    <IconLabel {...looks[state]}>
      {state === 'approved'
        ? t('waiver.until', { day: formats.day(until) })
        : t(`waiverState.${state}`)}
    </IconLabel>
  );
}
