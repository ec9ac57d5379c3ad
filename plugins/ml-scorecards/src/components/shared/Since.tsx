import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { mlScorecardsTranslationRef } from '../../translation';
import { useFormats } from './useFormats';

/** Since when something is as it is, where the reader is, and how long that is; the instant itself shows on hover. */
export function Since({ at }: { at: string }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.instant(at)}>
      {t('since', { day: formats.dayOf(at), ago: formats.age(at) })}
    </time>
  );
}
