import { ReactNode } from 'react';
import CheckCircleOutlineIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import { IconLabel } from './IconLabel';

/** Says that something is as it should be, or that it is not. */
export function Verdict(props: { isGood: boolean; children: ReactNode }) {
  const { isGood, children } = props;
  return (
    <IconLabel
      icon={isGood ? CheckCircleOutlineIcon : ErrorOutlineIcon}
      tone={isGood ? 'good' : 'bad'}
      wraps
    >
      {children}
    </IconLabel>
  );
}
