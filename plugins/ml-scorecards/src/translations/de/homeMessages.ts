import type { homeMessages as english } from '../../messages/homeMessages';
import { Translation } from '../Translation';

export const homeMessages: Translation<typeof english> = {
  home: {
    title: 'Meine ML-Aufgaben',
    counts: 'Aufgaben nach Art',
    first: 'Erste Aufgaben',
    empty:
      'Alles erledigt. Hier erscheint, was für ML-Komponenten zu tun ist, die Ihnen oder Ihren Gruppen gehören.',
    all: 'Alle meine Aufgaben',
  },
};
