import { ComponentProps } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import CancelOutlinedIcon from '@material-ui/icons/CancelOutlined';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import HelpOutlineIcon from '@material-ui/icons/HelpOutline';
import RemoveCircleOutlineIcon from '@material-ui/icons/RemoveCircleOutline';
import { CheckState } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { IconLabel } from './IconLabel';

const looks: Record<
  CheckState,
  Pick<ComponentProps<typeof IconLabel>, 'icon' | 'tone'>
> = {
  pass: { icon: CheckCircleOutlineIcon, tone: 'good' },
  fail: { icon: CancelOutlinedIcon, tone: 'bad' },
  unknown: { icon: HelpOutlineIcon, tone: 'doubtful' },
  'not-applicable': { icon: RemoveCircleOutlineIcon, tone: 'neutral' },
};

export function StateLabel(props: { state: CheckState }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <IconLabel {...looks[props.state]}>{t(`state.${props.state}`)}</IconLabel>
  );
}
