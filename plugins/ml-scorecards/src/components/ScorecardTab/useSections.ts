import { useLocation, useSearchParams } from '../../router';
import { oneOf } from '../shared/oneOf';
import {
  CHECK_FILTERS,
  CheckFilter,
  Section,
  sectionOf,
  SECTIONS,
} from './sections';

/** Which section one looks at and which checks, kept in the address. A link to a part of a section opens that section. */
export function useSections(): {
  section: Section;
  filter: CheckFilter;
  show: (shown: { section?: Section; filter?: CheckFilter }) => void;
} {
  const [params, setParams] = useSearchParams();
  const { hash } = useLocation();
  const section =
    sectionOf(hash.slice(1)) ??
    oneOf(SECTIONS, params.get('section')) ??
    'checks';
  const filter = oneOf(CHECK_FILTERS, params.get('checks')) ?? 'all';

  return {
    section,
    filter,
    show: shown => {
      const changed = new URLSearchParams(params);
      const next = { section, filter, ...shown };
      put(changed, 'section', next.section, 'checks');
      put(changed, 'checks', next.filter, 'all');
      setParams(changed, { replace: true });
    },
  };
}

/** What is shown anyway does not have to be in the address. */
function put(
  params: URLSearchParams,
  name: string,
  value: string,
  byDefault: string,
) {
  if (value === byDefault) {
    params.delete(name);
  } else {
    params.set(name, value);
  }
}
