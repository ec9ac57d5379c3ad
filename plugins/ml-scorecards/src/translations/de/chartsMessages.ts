import type { chartsMessages as english } from '../../messages/chartsMessages';
import { Translation } from '../Translation';

export const chartsMessages: Translation<typeof english> = {
  curve: {
    summary:
      '{{title}}: von {{first}} am {{firstDay}} bis {{last}} am {{lastDay}}, über der Grenze von {{limit}} an {{over}} von {{days}} Tagen.',
    components: 'Komponenten',
    value: 'Höchster Wert des Tages',
    limit: 'Grenze',
    day: 'Tag',
    table: 'Tag für Tag',
    mark: 'Ereignis',
    tableLabel: 'Tag für Tag: {{title}}',
  },
};
