import type { chartsMessages as english } from '../../messages/chartsMessages';
import { Translation } from '../Translation';

export const chartsMessages: Translation<typeof english> = {
  curve: {
    summary:
      '{{title}}: von {{first}} am {{firstDay}} bis {{last}} am {{lastDay}}, an {{over}} von {{days}} Tagen über der Grenze; die Grenze ist {{limit}}.',
    components: 'Komponenten',
    value: 'Höchster Wert des Tages',
    limit: 'Grenze',
    day: 'Tag',
    table: 'Tag für Tag',
    mark: 'Ereignis',
    tableLabel: 'Tag für Tag: {{title}}',
  },
};
