import type { lineageMessages as english } from '../../messages/lineageMessages';
import { Translation } from '../Translation';

export const lineageMessages: Translation<typeof english> = {
  lineage: {
    title: 'Datenfluss',
    loading: 'Datenfluss wird geladen',
    loadFailed: 'Der Datenfluss konnte nicht geladen werden',
    notConnected:
      'Es ist kein Datenfluss bekannt: Keine Quelle, die ihn kennt, ist angebunden.',
    unknown: 'Es ist kein Datenfluss bekannt: {{reason}}.',
    notRead: 'Es ist kein Datenfluss bekannt: Er wurde noch nicht gelesen.',
    alone:
      'Das Lineage-System kennt diese Komponente, aber keine Daten, die hineingehen oder herauskommen.',
    kept: 'Das war {{ago}} bekannt.',
    tooOld:
      'Es ist kein Datenfluss mehr bekannt: Zuletzt gelesen wurde er {{ago}}.',
    drawing: 'Zeichnung des Datenflusses',
    more: 'Es gibt weitere Schritte; das Bild zeigt nur die nächsten.',
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
      'Links: woher die Daten kommen. Rechts: wohin sie gehen. Gestrichelt: ohne Eigentümer im Katalog.',
    table: 'Als Tabelle zeigen',
    tableLabel: 'Datenfluss als Tabelle',
    column: {
      where: 'Lage',
      name: 'Name',
      kind: 'Art',
      owner: 'Eigentümer im Katalog',
      from: 'Bezieht Daten aus',
    },
    before_one: '1 Schritt davor',
    before_other: '{{count, number}} Schritte davor',
    after_one: '1 Schritt danach',
    after_other: '{{count, number}} Schritte danach',
    lastRun: 'Letzter Lauf des Jobs',
    runState: {
      succeeded: 'erfolgreich',
      failed: 'fehlgeschlagen',
      aborted: 'abgebrochen',
      running: 'läuft',
    },
    failedDataTests: 'Fehlgeschlagene Datentests',
    undeclaredConsumers: 'Abnehmer, die der Katalog nicht nennt',
    hasOwner: 'ja',
    hasNone: 'nein',
  },
};
