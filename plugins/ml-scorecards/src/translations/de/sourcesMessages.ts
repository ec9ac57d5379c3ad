import type { sourcesMessages as english } from '../../messages/sourcesMessages';
import { Translation } from '../Translation';

export const sourcesMessages: Translation<typeof english> = {
  collectorState: {
    healthy: 'Funktioniert',
    degraded: 'Eingeschränkt',
    failing: 'Fällt aus',
    idle: 'Installiert, aber für keine Komponente genutzt',
    'not-installed': 'Nicht installiert',
    pushed: 'Von Pipelines übermittelt',
  },
  sourcesPage: {
    loading: 'Quellen werden geladen',
    loadFailed: 'Die Quellen konnten nicht geladen werden',
    problems_one: '{{count}} Definition ist fehlerhaft und wird ausgelassen',
    problems_other:
      '{{count}} Definitionen sind fehlerhaft und werden ausgelassen',
    notReadYet: 'Noch nicht gelesen',
    interval_one: 'jede Minute',
    interval_other: 'alle {{count}} Minuten',
    served: 'Liefert Fakten für {{served}} von {{components}} Komponenten',
    pushed_one: 'Pipelines haben Fakten von {{count}} Komponente übermittelt',
    pushed_other:
      'Pipelines haben Fakten von {{count}} Komponenten übermittelt',
    pushedStale_one: 'davon {{count}} veraltet',
    pushedStale_other: 'davon {{count}} veraltet',
    failure: 'Fehler ({{code}}):',
    failures_one: 'Bei {{count}} Komponente fehlgeschlagen ({{code}}):',
    failures_other: 'Bei {{count}} Komponenten fehlgeschlagen ({{code}}):',
    checks_one: '{{count}} Prüfung liest ihre Fakten',
    checks_other: '{{count}} Prüfungen lesen ihre Fakten',
    checksOf_one: '{{count}} Prüfung liest die Fakten von {{source}}',
    checksOf_other: '{{count}} Prüfungen lesen die Fakten von {{source}}',
    noChecks: 'Keine Prüfung liest ihre Fakten.',
  },
};
