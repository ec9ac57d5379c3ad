import type { historyMessages as english } from '../../messages/historyMessages';
import { Translation } from '../Translation';

export const historyMessages: Translation<typeof english> = {
  history: {
    title: 'Level und Score im Zeitverlauf',
    changes: 'Was sich geändert hat',
    period: 'Zeitraum',
    days90: '90 Tage',
    days365: '365 Tage',
    loading: 'Verlauf wird geladen',
    loadFailed: 'Der Verlauf konnte nicht geladen werden',
    noDays: 'In diesem Zeitraum wurde nichts aufgezeichnet.',
    oneDay:
      'Aufgezeichnet wird seit dem {{day}}. Ein Verlauf zeigt sich ab dem Tag danach.',
    since: 'Aufgezeichnet seit dem {{day}}.',
    none: 'Noch hat sich nichts geändert.',
    older: 'Ältere Änderungen anzeigen',
    level: 'Level',
    levelSummary: 'Level: {{first}} am {{firstDay}}, {{last}} am {{lastDay}}.',
    score: 'Score',
    scoreSummary: 'Score: {{first}} am {{firstDay}}, {{last}} am {{lastDay}}.',
    gap: 'Nicht bestandene Pflichtprüfungen',
    gapSummary:
      'Nicht bestandene Pflichtprüfungen: {{first}} am {{firstDay}}, {{last}} am {{lastDay}}.',
    nothing: 'nichts bekannt',
    mark: {
      level: 'Level {{from}} → {{to}}',
      tier: '{{from}} → {{to}}',
      definitions: 'Definitionen geändert',
    },
    more_one: 'und 1 weitere Prüfung',
    more_other: 'und {{count}} weitere Prüfungen',
    firstOfAll: 'Erste aufgezeichnete Auswertung',
    first: 'neu: {{to}}',
    fromTo: '{{from}} → {{to}}',
    gone: 'nicht mehr abgefragt, zuletzt: {{from}}',
    subject: {
      level: 'Level',
      tier: 'Stufe',
    },
  },
  cause: {
    facts: 'Eine Quelle meldete neue Werte',
    factsOf: '{{source}} meldete neue Werte',
    entity: 'Der Katalogeintrag hat sich geändert',
    people:
      'Jemand hat etwas abgehakt, entschieden, bestätigt oder ausgenommen',
    time: 'Daten sind veraltet, oder eine Erklärung ist abgelaufen',
    definitions:
      'Die Definitionen haben sich geändert, ohne Zutun des Eigentümers',
  },
  checkHistory: {
    label: 'Wie sich der Zustand der Prüfung geändert hat',
    none: 'Ihr Zustand ist unverändert, seit es sie gibt.',
  },
};
