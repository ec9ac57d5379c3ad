import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import CloudUploadOutlinedIcon from '@material-ui/icons/CloudUploadOutlined';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import ReportProblemOutlinedIcon from '@material-ui/icons/ReportProblemOutlined';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from '../shared/useFormats';
import { IconLabel } from '../shared/IconLabel';
import { ShownState } from './sourceHealth';

const looks: Record<
  ShownState,
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  healthy: { icon: CheckCircleOutlineIcon, tone: 'good' },
  'healthy-but': { icon: ReportProblemOutlinedIcon, tone: 'doubtful' },
  degraded: { icon: ReportProblemOutlinedIcon, tone: 'doubtful' },
  failing: { icon: ErrorOutlineIcon, tone: 'bad' },
  idle: { icon: HourglassEmptyIcon, tone: 'neutral' },
  'not-connected': { icon: LinkOffIcon, tone: 'neutral' },
  pushed: { icon: CloudUploadOutlinedIcon, tone: 'neutral' },
};

/** How a source is doing, in a word, or how many are doing so. */
export function CollectorStateLabel(props: {
  state: ShownState;
  count?: number;
  /** Whether it may take several lines, as in a column. */
  wraps?: boolean;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { state, count, wraps } = props;
  const text = t(`collectorState.${state}`);
  return (
    <IconLabel {...looks[state]} wraps={wraps}>
      {count === undefined
        ? text
        : t('sourcesPage.stateCount', {
            number: formats.count(count),
            state: text,
          })}
    </IconLabel>
  );
}
