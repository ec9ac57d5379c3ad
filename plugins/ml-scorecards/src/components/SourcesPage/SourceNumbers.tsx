import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { useFormats } from '../shared/useFormats';

const SHOWN = [
  'components',
  'served',
  'changed',
  'unchanged',
  'failed',
  'lost',
  'notServed',
] as const;

/** What the last pass did for how many components, and how many it does not serve. */
export function SourceNumbers(props: { collector: Collector }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { lastPass, runningPass } = props.collector;
  if (!lastPass && !runningPass) {
    return (
      <Typography variant="body2">{t('sourcesPage.notReadYet')}</Typography>
    );
  }
  if (!lastPass?.counts) {
    return (
      <Typography variant="body2">
        {lastPass ? t('sourcesPage.numbersHidden') : t('sourcesPage.firstPass')}
      </Typography>
    );
  }
  const { counts } = lastPass;
  const numbers = {
    ...counts,
    notServed: counts.components - counts.served,
  };
  return (
    <FactList
      facts={SHOWN.map(name => ({
        name: t(`sourcesPage.number.${name}`),
        value: formats.number(numbers[name]),
      }))}
    />
  );
}
