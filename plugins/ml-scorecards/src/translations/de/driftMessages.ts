import type { driftMessages as english } from '../../messages/driftMessages';
import { Translation } from '../Translation';

export const driftMessages: Translation<typeof english> = {
  drift: {
    title: 'Drift',
    loading: 'Drift wird geladen',
    loadFailed: 'Die Drift konnte nicht geladen werden',
    notConnected:
      'Über Drift ist nichts bekannt: Keine Quelle, die sie misst, ist angebunden.',
    unknown: 'Über Drift ist nichts bekannt: {{reason}}.',
    notRead: 'Über Drift ist nichts bekannt: Sie wurde noch nicht gelesen.',
    kept: 'Das war {{ago}} bekannt.',
    tooOld:
      'Über Drift ist nichts mehr bekannt: Zuletzt gelesen wurde sie {{ago}}.',
    source: 'Quelle',
    checked: 'Letzte Drift-Prüfung',
    values: 'Neueste Werte',
    newerThanCheck:
      '{{source}} meldet keine Prüfung nach dem {{day}}: Werte späterer Tage wiederholen womöglich nur, was damals gefunden wurde.',
    method: 'Verfahren',
    psi: 'PSI (Population Stability Index)',
    curve: {
      driftedShare: 'Anteil der Spalten mit Drift',
      predictionDrift: 'Drift der Vorhersagen (PSI)',
    },
    predictions: {
      title: 'Drift der Vorhersagen',
      out: 'Gedriftet, nach der Schwelle derer, die es gemessen haben.',
      within:
        'Nicht gedriftet, nach der Schwelle derer, die es gemessen haben.',
    },
    summary:
      '{{title}}: von {{first}} am {{firstDay}} bis {{last}} am {{lastDay}}, an {{out}} von {{days}} Tagen außerhalb der Grenze; die Grenze ist {{limit}}.',
    summaryWithoutLimit:
      '{{title}}: von {{first}} am {{firstDay}} bis {{last}} am {{lastDay}}, bekannt von {{days}} Tagen.',
    noDay: 'In den Tagen, über die berichtet wird, wurde nichts gemessen.',
    oneDay:
      '{{value}} am {{day}}. Eine Kurve beginnt mit dem zweiten Tag, an dem gemessen wird.',
    limit: 'Die Grenze ist {{limit}}.',
    verdict: {
      within: 'Unter der Grenze von {{limit}}: {{value}} am {{day}}.',
      withinOrAt: 'Innerhalb der Grenze von {{limit}}: {{value}} am {{day}}.',
      over: 'Über der Grenze von {{limit}} seit dem {{since}}: {{value}} am {{day}}.',
      atOrOver:
        'An oder über der Grenze von {{limit}} seit dem {{since}}: {{value}} am {{day}}.',
    },
    legend:
      'Jeder Tag (UTC) mit seinem schlechtesten Wert. Die Grenzen sind die der Prüfung „{{check}}“.',
    legendWithoutLimit: 'Jeder Tag (UTC) mit seinem schlechtesten Wert.',
  },
};
