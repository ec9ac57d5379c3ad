import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CollectionPass } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { useFormats } from '../shared/useFormats';

const SHOWN = ['seen', 'changed', 'unchanged', 'failed', 'lost'] as const;

/** What a pass did for how many components. */
export function PassNumbers(props: {
  counts: NonNullable<CollectionPass['counts']>;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  return (
    <FactList
      facts={SHOWN.map(name => ({
        name: t(`sourcesPage.passNumber.${name}`),
        value: formats.number(props.counts[name]),
      }))}
    />
  );
}
