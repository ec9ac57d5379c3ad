import type { sourcesMessages as english } from '../../messages/sourcesMessages';
import { Translation } from '../Translation';

export const sourcesMessages: Translation<typeof english> = {
  collectorState: {
    healthy: 'Funktioniert',
    'healthy-but': 'Funktioniert meist',
    degraded: 'Eingeschränkt',
    failing: 'Fällt aus',
    idle: 'Für keine Komponente genutzt',
    'not-connected': 'Nicht angebunden',
    pushed: 'Von Pipelines übermittelt',
  },
  sourcesPage: {
    title: 'Quellen',
    loading: 'Quellen werden geladen',
    loadFailed: 'Die Quellen konnten nicht geladen werden',
    emptyTitle: 'Keine Quellen',
    emptyDescription:
      'Dieses Portal kennt keine Quelle, die eine Prüfung lesen könnte. Installieren Sie ein Modul, das eine liest, oder deklarieren Sie unter mlScorecards.factSets in app-config.yaml Fakten, die Pipelines übermitteln.',
    summary: 'Wie es um die Quellen steht',
    stateCount: '{{number}} × {{state}}',
    problems_one: '{{count}} Definition ist fehlerhaft und wird ausgelassen',
    problems_other:
      '{{count}} Definitionen sind fehlerhaft und werden ausgelassen',
    problemsNext:
      'Korrigieren Sie sie dort und starten Sie das Backend neu. Alle anderen Definitionen gelten inzwischen weiter.',
    column: {
      state: 'Zustand',
      fresh: 'Zuletzt gelesen',
      served: 'Komponenten',
      trouble: 'Störungen',
      checks: 'Prüfungen',
    },
    notReadYet: 'Noch nicht gelesen',
    neverPushed: 'Noch nichts übermittelt',
    isStale: 'veraltet',
    served: '{{served}} von {{components}}',
    pushedFor_one: '{{number}} mit übermittelten Fakten',
    pushedFor_other: '{{number}} mit übermittelten Fakten',
    unread_one: '{{number}} nicht lesbar',
    unread_other: '{{number}} nicht lesbar',
    misnamed_one: '{{number}} Komponente verweist auf etwas, das es nicht gibt',
    misnamed_other:
      '{{number}} Komponenten verweisen auf etwas, das es nicht gibt',
    withoutData_one: '{{number}} hat keine Daten',
    withoutData_other: '{{number}} haben keine Daten',
    withoutDataTitle: 'Komponenten ohne Daten',
    withoutDataIntro:
      'Sie verweisen auf die Quelle, doch diese hat noch nie Fakten zu ihnen geliefert. Ihre Eigentümer sehen das auch auf ihren Scorecards.',
    noTrouble: 'Keine',
    notTold: 'Keine Angabe',
    whatToDo: 'Was als Nächstes zu tun ist',
    next: {
      failing:
        'Der letzte Durchlauf erreichte so wenige Komponenten, dass nichts davon zählt. Was vorher gelesen wurde, gilt, bis es veraltet ist; danach sind die Prüfungen unbekannt.',
      stale:
        'Ihre Fakten sind älter als {{duration}} und zählen daher für Prüfungen nicht mehr. Sehen Sie nach, was das Lesen verhindert: unten oder im Protokoll des Backends.',
      degraded:
        'Einige Komponenten waren nicht lesbar. Warum, steht auf ihren Scorecards, und unten, soweit es im letzten Durchlauf geschah oder sie noch nie Daten hatten.',
      idle: 'Ihr Collector ist installiert, doch noch nennt keine der abgefragten Komponenten die Quelle. Solange bleiben ihre Prüfungen unbekannt, sofern nicht Pipelines ihre Fakten übermitteln oder eine andere Quelle Auskunft gibt.',
      notConnected:
        'Niemand liest sie: Ihre Prüfungen bleiben unbekannt, bis das Modul, das sie liest, installiert und konfiguriert ist, oder Pipelines ihre Fakten übermitteln, sofern keine andere Quelle Auskunft gibt.',
      pushed:
        'Lassen Sie die Pipelines Ihrer Komponenten die Fakten an POST /api/ml-scorecards/v1/facts übermitteln.',
      pushedStale:
        'Ein Teil der von Pipelines übermittelten Fakten ist veraltet. Sehen Sie nach, ob diese Pipelines noch laufen.',
      notFound:
        'Die Quelle selbst ist in Ordnung. Einige Komponenten verweisen auf etwas, das es nicht gibt; das korrigieren ihre Eigentümer.',
      healthy: 'Nichts: Sie wird gelesen, wie es sein soll.',
    },
    advice: {
      auth: 'Prüfen Sie die Zugangsdaten, die app-config.yaml dafür angibt, und ob sie das Abgefragte lesen dürfen.',
      'not-found':
        'Worauf die Komponente verweist, gibt es nicht, oder das Portal darf es nicht sehen. Ihr Eigentümer korrigiert die Annotation.',
      unavailable:
        'Prüfen Sie, ob die Quelle läuft und das Backend sie erreicht. Das Portal versucht es von selbst erneut.',
      timeout:
        'Prüfen Sie die Last der Quelle und das Netz dorthin. Das Portal versucht es von selbst erneut.',
      'rate-limited':
        'Erlauben Sie dem Portal dort mehr Anfragen oder lesen Sie die Quelle seltener: Ihr Modul hat in app-config.yaml einen Schlüssel für das Intervall.',
      'bad-payload':
        'Sehen Sie nach, ob das Modul diese Version der Quelle lesen kann und ob stattdessen ein Proxy antwortet.',
      misconfigured:
        'Korrigieren Sie, was die Meldung nennt, in app-config.yaml oder in den Annotationen der Komponente.',
    },
    error: {
      auth: 'Zugriff verweigert',
      'not-found': 'Nicht gefunden',
      unavailable: 'Nicht erreichbar',
      timeout: 'Zu langsam',
      'rate-limited': 'Zu viele Anfragen',
      'bad-payload': 'Antwort nicht verstanden',
      misconfigured: 'Falsch konfiguriert',
    },
    reading: 'Lesen',
    lastPass: 'Letzter Durchlauf',
    lastPassLine: 'begann {{ago}}, Dauer: {{duration}}',
    notPublished: 'nichts davon wurde veröffentlicht',
    running: 'Laufender Durchlauf',
    runningSince: 'begann {{ago}}',
    runningSeen: '{{seen}} von {{components}} Komponenten erledigt',
    nextPass: 'Nächster Durchlauf',
    nextPassDue: 'fällig {{when}}',
    nextPassNow: 'jetzt fällig',
    interval: 'Leseintervall je Komponente',
    timeToLive: 'Fakten veralten nach',
    numbers: 'Komponenten',
    number: {
      total: 'Im Katalog',
      served: 'Bedient: nennen die Quelle',
      withFacts: 'Bedient, mit Daten',
      withoutFacts: 'Bedient, ohne Daten',
      failed: 'Bedient, zuletzt nicht lesbar',
      notServed:
        'Nicht bedient: nennen die Quelle nicht, oder wurden noch nicht abgefragt',
    },
    passNumbers: 'Komponenten im letzten Durchlauf',
    passNumber: {
      seen: 'Durchgegangen',
      changed: 'Gelesen, mit neuen Fakten',
      unchanged: 'Gelesen, mit unveränderten Fakten',
      failed: 'Fehlgeschlagen, mit eigenem Fehler',
      lost: 'Nicht erreicht, hatten aber Fakten',
    },
    numbersHidden:
      'Zahlen sieht nur, wer alle Komponenten lesen darf, denn sie zählen auch die anderen mit.',
    pushedTitle: 'Von Pipelines übermittelt',
    pushedCount_one: 'Fakten von 1 Komponente',
    pushedCount_other: 'Fakten von {{count, number}} Komponenten',
    pushedLast: 'zuletzt {{ago}}',
    pushedStale_one: 'davon 1 veraltet',
    pushedStale_other: 'davon {{count, number}} veraltet',
    failures: 'Was im letzten Durchlauf fehlschlug',
    failureCount_one: '{{code}}: 1 Komponente',
    failureCount_other: '{{code}}: {{count, number}} Komponenten',
    more_one: 'und 1 weitere',
    more_other: 'und {{count, number}} weitere',
    checks: 'Prüfungen, die ihre Fakten lesen',
    noChecks: 'Keine Prüfung liest ihre Fakten.',
  },
};
