import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import AccessTimeIcon from '@material-ui/icons/AccessTime';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import { SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from './IconLabel';

const looks: Record<
  SourceStatus['status'],
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  fresh: { icon: CheckCircleOutlineIcon, tone: 'good' },
  stale: { icon: AccessTimeIcon, tone: 'doubtful' },
  error: { icon: ErrorOutlineIcon, tone: 'bad' },
  'not-collected': { icon: HourglassEmptyIcon, tone: 'neutral' },
  'not-connected': { icon: LinkOffIcon, tone: 'neutral' },
};

/** How a source was last read for a component, in a word. */
export function SourceStatusLabel({ status }: Pick<SourceStatus, 'status'>) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <IconLabel {...looks[status]}>{t(`sourceStatus.${status}`)}</IconLabel>
  );
}
