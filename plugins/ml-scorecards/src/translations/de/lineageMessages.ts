import type { lineageMessages as english } from '../../messages/lineageMessages';
import { Translation } from '../Translation';

export const lineageMessages: Translation<typeof english> = {
  lineage: {
    title: 'Herkunft',
    loading: 'Herkunft wird geladen',
    loadFailed: 'Die Herkunft konnte nicht geladen werden',
    notConnected:
      'Keine Herkunft bekannt: Keine Quelle, die sie kennt, ist angebunden.',
    unknown: 'Keine Herkunft bekannt: {{reason}}.',
    notRead: 'Keine Herkunft bekannt: Sie wurde noch nicht gelesen.',
    alone:
      'Das Herkunftssystem kennt diese Komponente, aber keine Daten, die hineingehen oder herauskommen.',
    stale:
      'Das ist der Stand von {{ago}}; seitdem ließ sich die Quelle nicht lesen.',
    more: 'Es gibt mehr Herkunft als hier: Das Bild endet nach den nächsten Schritten.',
    summary_one:
      'Ein Datensatz oder Job um die Komponente, {{before}} davor und {{after}} danach; {{unowned}} ohne Eigentümer im Katalog.',
    summary_other:
      '{{count, number}} Datensätze und Jobs um die Komponente, {{before}} davor und {{after}} danach; {{unowned}} ohne Eigentümer im Katalog.',
    kind: {
      dataset: 'Datensatz',
      job: 'Job',
    },
    unowned: 'ohne Eigentümer',
    component: 'diese Komponente',
    legend:
      'Links: woher die Daten kommen. Rechts: wohin sie gehen. Gestrichelt: Im Katalog hat es keinen Eigentümer.',
    table: 'Als Tabelle zeigen',
    tableLabel: 'Herkunft als Tabelle',
    column: {
      where: 'Wo',
      name: 'Name',
      kind: 'Was',
      owner: 'Eigentümer im Katalog',
      from: 'Gemacht aus',
    },
    before_one: 'ein Schritt davor',
    before_other: '{{count, number}} Schritte davor',
    after_one: 'ein Schritt danach',
    after_other: '{{count, number}} Schritte danach',
    hasOwner: 'ja',
    hasNone: 'nein',
  },
};
