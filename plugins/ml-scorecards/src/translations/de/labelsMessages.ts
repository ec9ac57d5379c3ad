import type { labelsMessages as english } from '../../messages/labelsMessages';
import { Translation } from '../Translation';

export const labelsMessages: Translation<typeof english> = {
  tier: {
    'tier-1': 'Stufe 1 · kritisch',
    'tier-2': 'Stufe 2 · hoch',
    'tier-3': 'Stufe 3 · normal',
    'tier-4': 'Stufe 4 · explorativ',
    unclassified: 'Nicht eingestuft',
  },
  tierName: {
    'tier-1': 'Stufe 1',
    'tier-2': 'Stufe 2',
    'tier-3': 'Stufe 3',
    'tier-4': 'Stufe 4',
    unclassified: 'Nicht eingestuft',
  },
  tierShort: {
    'tier-1': 'Stufe 1',
    'tier-2': 'Stufe 2',
    'tier-3': 'Stufe 3',
    'tier-4': 'Stufe 4',
    unclassified: 'nicht eingestuft',
  },
  tierOrigin: {
    declared: 'vom Eigentümer angegeben',
    derived: 'aus dem Katalog abgeleitet',
    default: 'angenommen, da niemand etwas angegeben hat',
  },
  level: {
    none: 'Kein Level',
    bronze: 'Bronze',
    silver: 'Silber',
    gold: 'Gold',
  },
  levelShort: {
    none: 'kein Level',
    bronze: 'Bronze',
    silver: 'Silber',
    gold: 'Gold',
  },
  state: {
    pass: 'Bestanden',
    fail: 'Nicht bestanden',
    unknown: 'Unbekannt',
    'not-applicable': 'Nicht anwendbar',
  },
  unknownReason: {
    'no-source-connected': 'Keine Quelle angebunden',
    'no-data': 'Keine Daten',
    stale: 'Veraltet',
    'source-error': 'Fehler der Quelle',
    'attestation-expired': 'Bestätigung abgelaufen',
    'definition-error': 'Fehler in der Definition',
  },
  sourceStatus: {
    fresh: 'Aktuell',
    stale: 'Veraltet',
    error: 'Fehler',
    'not-collected': 'Noch nicht gelesen',
    'not-connected': 'Nicht angebunden',
  },
  target: {
    owes: 'Gefordert: {{level}}',
    owesNothing: 'Kein Level gefordert',
    atTarget: 'Soll erreicht',
    belowTarget: 'Soll nicht erreicht',
    gap_one: '1 Pflichtprüfung ist nicht bestanden',
    gap_other: '{{count}} Pflichtprüfungen sind nicht bestanden',
    gapAtTarget:
      'Das Soll verlangt die Prüfungen bis {{level}}. Die Stufe schreibt auch Prüfungen höherer Level vor.',
    noGap: 'Alle Pflichtprüfungen sind bestanden',
    noGapButWaived:
      'Alle Pflichtprüfungen sind bestanden oder durch Ausnahmen gedeckt',
    waived_one: 'mit 1 Ausnahme',
    waived_other: 'mit {{count}} Ausnahmen',
  },
  since: 'seit dem {{day}} ({{ago}})',
  quoted: '„{{text}}“',
  filters: {
    title: 'Filter',
    set: 'Filter ({{number}})',
  },
  pageButtons: {
    previous: 'Vorherige Seite',
    next: 'Nächste Seite',
  },
  loadFailed: {
    retry: 'Erneut versuchen',
    notUpToDate:
      'Dies ist der vorige Stand: Er ließ sich nicht aktualisieren. {{message}}',
    badAnswer:
      'Der Server hat nicht wie erwartet geantwortet ({{status}}). Versuchen Sie es erneut; bleibt es dabei, melden Sie es dem Betrieb des Portals.',
    noAnswer:
      'Vom Server kam keine lesbare Antwort. Versuchen Sie es erneut; bleibt es dabei, melden Sie es dem Betrieb des Portals.',
    details: 'Einzelheiten',
    forbidden: 'Ihnen fehlt die Berechtigung, dies zu sehen.',
    forbiddenNext:
      'Wenn Sie es brauchen, bitten Sie die Administratoren des Portals um die Berechtigung catalog.entity.read.',
  },
  effort: {
    small: 'Etwa eine Stunde',
    medium: 'Ein bis zwei Tage',
    large: 'Eine Woche oder mehr',
  },
};
