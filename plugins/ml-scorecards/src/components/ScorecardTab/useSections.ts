import { useLocation, useSearchParams } from '../../router';
import { oneOf } from '../shared/oneOf';
import {
  CHECK_FILTERS,
  CheckFilter,
  ScorecardSection,
  ScorecardSections,
  sectionOf,
} from './sections';

/**
 * Which section one looks at and which checks, kept in the address. A link to a part of a section opens that section,
 * and one to a section that the portal has left out opens the first.
 */
export function useSections(sections: ScorecardSections): {
  section: ScorecardSection;
  filter: CheckFilter;
  show: (shown: { section?: ScorecardSection; filter?: CheckFilter }) => void;
} {
  const [params, setParams] = useSearchParams();
  const { hash } = useLocation();
  const section =
    oneOf(sections, sectionOf(hash.slice(1))) ??
    oneOf(sections, params.get('section')) ??
    sections[0];
  const filter = oneOf(CHECK_FILTERS, params.get('checks')) ?? 'all';

  return {
    section,
    filter,
    show: shown => {
      const changed = new URLSearchParams(params);
      const next = { section, filter, ...shown };
      put(changed, 'section', next.section, sections[0]);
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
