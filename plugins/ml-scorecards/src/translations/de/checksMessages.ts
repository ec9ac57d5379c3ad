import type { checksMessages as english } from '../../messages/checksMessages';
import { Translation } from '../Translation';

export const checksMessages: Translation<typeof english> = {
  checks: {
    title: 'Prüfungen',
    loading: 'Prüfungen werden geladen',
    loadFailed: 'Die Prüfungen konnten nicht geladen werden',
    emptyTitle: 'Keine Prüfungen',
    emptyDescription:
      'Hier wird nichts von Komponenten verlangt. Sehen Sie nach, ob mlScorecards.checks in app-config.yaml alle Prüfungen abschaltet.',
    problems_one:
      '{{count}} Definition ist fehlerhaft und wird ausgelassen. {{link}} nennt sie und den Grund.',
    problems_other:
      '{{count}} Definitionen sind fehlerhaft und werden ausgelassen. {{link}} nennt sie und die Gründe.',
    problemsLink: 'Die Seite der Quellen',
    found_one: '1 Prüfung',
    found_other: '{{count, number}} Prüfungen',
    ofTiers: 'Gezählt sind nur Komponenten dieser Einstufung: {{tiers}}.',
    ofAll: 'Gezählt sind alle Komponenten, auf die eine Prüfung anwendbar ist.',
    unknownIsNoPass:
      'Die Quote zählt nur bekannte Ergebnisse; Unbekanntes gilt nicht als bestanden.',
    empty: 'Keine Prüfung passt zu diesen Filtern.',
    clear: 'Filter zurücksetzen',
    tableLabel: 'Prüfungen mit ihren Quoten',
    column: {
      check: 'Prüfung',
      level: 'Level',
      passes: 'Quote der bekannten',
      fail: 'Nicht bestanden',
      unknown: 'Unbekannt',
    },
    filter: {
      legend: 'Prüfungen filtern',
      text: 'Titel oder ID',
      dimension: 'Dimension',
      level: 'Level',
      tier: 'Pflicht für',
      all: 'Alle',
      order: 'Reihenfolge',
    },
    order: {
      dimension: 'Nach Dimension',
      worst: 'Schlechteste zuerst',
    },
    tier: {
      'tier-1': 'Stufe 1',
      'tier-2': 'Stufe 2',
      'tier-3': 'Stufe 3',
      'tier-4': 'Stufe 4',
      unclassified: 'Nicht eingestuft',
    },
    required: 'Pflicht',
    advice: 'Empfehlung: Keine Stufe verlangt sie',
    ofKnown: '{{pass}} von {{known}} bekannten bestanden',
    andUnknown: '{{unknown}} unbekannt',
    legend: 'Was die Balken zeigen',
    noRate:
      '– bei einer Stufe: dort auf keine anwendbar, oder nichts ist bekannt.',
    nothingKnown: 'Nichts bekannt',
    nothingApplies: 'Auf keine anwendbar',
    barLabel:
      '{{pass}} bestanden, {{fail}} nicht bestanden, {{unknown}} unbekannt',
    showComponents_one: '1 Komponente anzeigen: {{title}}, {{state}}',
    showComponents_other:
      '{{count, number}} Komponenten anzeigen: {{title}}, {{state}}',
    showKnown:
      '{{rate}} bestanden: {{title}}, {{of}}; Komponenten anzeigen, von denen es bekannt ist',
  },
  checkPage: {
    loading: 'Prüfung wird geladen',
    loadFailed: 'Die Prüfung konnte nicht geladen werden',
    back: 'Alle Prüfungen',
    missingTitle: 'Es gibt keine Prüfung „{{id}}“',
    missingDescription:
      'Vielleicht wurde sie in der Konfiguration dieses Portals umbenannt oder abgeschaltet, oder die Adresse enthält einen Tippfehler.',
    problem:
      'Sie lässt sich nicht auswerten und ist daher für jede Komponente unbekannt: {{problem}} Korrigieren Sie ihre Definition und starten Sie das Backend neu.',
    id: 'ID',
    dimension: 'Dimension',
    level: 'Level',
    requiredFor: 'Pflicht für',
    effort: 'Aufwand zum Beheben',
    weight: 'Gewicht im Score',
    attestable: 'Lässt Bestätigungen zu',
    attestableFor_one: 'Wo keine Quelle Auskunft gibt, für einen Tag',
    attestableFor_other: 'Wo keine Quelle Auskunft gibt, für {{count}} Tage',
    perVersion: 'und für die Version, die dann im Einsatz ist',
    notAttestable: 'Nein: Nur Fakten zählen',
    standing: 'Wie die Komponenten stehen',
    passRate: 'Quote der bekannten',
    byTier: 'Nach Zuverlässigkeitsstufe',
    tier: 'Stufe',
    all: 'Alle',
    trend: 'Wie sich das geändert hat',
    trendSummary:
      'Vom {{firstDay}} bis zum {{lastDay}}: bestanden von {{firstPass}} auf {{lastPass}}, nicht bestanden von {{firstFail}} auf {{lastFail}}, unbekannt von {{firstUnknown}} auf {{lastUnknown}}.',
    trendOfReadable:
      'Gezeigt wird der bisherige Verlauf der Komponenten, die Sie jetzt lesen dürfen.',
    trendNotShown:
      'Sie dürfen nicht alle Komponenten lesen, aber zu viele, um den Verlauf jeder einzelnen auszuwerten. Die Liste der Komponenten zeigt, wie sie jetzt stehen.',
    trendTooShort:
      'Bisher ist nur ein Tag aufgezeichnet. Das Diagramm erscheint morgen.',
    definitionsChanged: 'Anforderungen geändert',
    whoFails: 'Wer sie nicht besteht',
    whoFailsIntro: 'Die größte Lücke zuerst.',
    nobodyFails:
      'Von den Komponenten, die Sie lesen dürfen, ist sie bei keiner nicht bestanden.',
    whoIsUnknown: 'Unbekannt',
    whoIsUnknownIntro_one:
      'Zu 1 Komponente fehlen Daten; das gilt nicht als bestanden. Binden Sie eine Quelle an oder reparieren Sie die, die nicht antwortet.',
    whoIsUnknownIntro_other:
      'Zu {{count, number}} Komponenten fehlen Daten; das gilt nicht als bestanden. Binden Sie eine Quelle an oder reparieren Sie die, die nicht antwortet.',
    showUnknown: 'Anzeigen',
    showUnknownLabel: 'Anzeigen: Komponenten ohne Daten',
    nobodyUnknown:
      'Das Ergebnis ist für jede Komponente bekannt, auf die sie anwendbar ist.',
    component: 'Komponente',
    gap: 'Lücke',
    because: 'Warum',
    componentsLoading: 'Komponenten werden geladen',
    componentsFailed: 'Die Komponenten konnten nicht geladen werden',
    showAll_one: 'In Komponenten anzeigen',
    showAll_other: 'Alle {{count, number}} in Komponenten anzeigen',
    waived: 'ausgenommen',
    why: 'Warum das wichtig ist',
    computed: 'Wie sie berechnet wird',
    passesBy: {
      any: 'Jede dieser Quellen kann Auskunft geben: Es genügt, wenn die Prüfung laut einer bestanden ist.',
      all: 'Die Prüfung muss laut jeder dieser Quellen bestanden sein, die Fakten zur Komponente liefert.',
    },
    passesWhen: 'Bestanden, wenn dies wahr ist:',
    noSource: 'Nur die Entität im Katalog',
    facts: 'Was sie liest',
    noFacts: 'Sie liest keine Fakten.',
    factType: {
      boolean: 'ja oder nein',
      integer: 'ganze Zahl',
      number: 'Zahl',
      string: 'Text',
      instant: 'Zeitpunkt',
      strings: 'Liste von Texten',
    },
    constants: 'Zahlen in der Bedingung',
    constant: 'Name',
    value: 'Wert',
    appliesTo: 'Für welche Komponenten sie gilt',
    appliesToAll: 'Für alle.',
    appliesToFilter: 'Entitäten, die dieser Filter findet:',
    appliesWhen: 'Und nur, wenn dies wahr ist:',
    appliesOnlyWhen: 'Nur, wenn dies wahr ist:',
    fix: 'Wie Sie es beheben',
    references: 'Woher sie stammt',
    guide:
      'Der Leitfaden („guide“): „Designing Data-Intensive Applications: a guide for ML and data science systems“.',
    catalogue: 'Definition dieser Prüfung',
    across: 'Diese Prüfung über alle Komponenten',
  },
};
