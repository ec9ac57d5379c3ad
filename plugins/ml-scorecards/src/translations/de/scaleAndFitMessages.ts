import type { scaleAndFitMessages as english } from '../../messages/scaleAndFitMessages';
import { Translation } from '../Translation';

export const scaleAndFitMessages: Translation<typeof english> = {
  scaleAndFit: {
    title: 'Größe und Angemessenheit',
    effort: 'Aufwand im Verhältnis zur Stufe',
    targets: 'Ziele der Stufe',
    triggers: 'Auslöser für Skalierung',
    storage: 'Passende Speicher',
  },
  investment: {
    right: 'Die Pflege entspricht dem, was die Stufe verlangt.',
    above_one: 'Erreicht ist 1 Level mehr, als die Stufe verlangt.',
    above_other:
      'Erreicht sind mindestens {{count}} Level mehr, als die Stufe verlangt.',
    below_one: 'Sie liegt 1 Level unter dem, was die Stufe verlangt.',
    below_other:
      'Sie liegt mindestens {{count}} Level unter dem, was die Stufe verlangt.',
  },
  advice: {
    grounds: 'Worauf das beruht',
    noSource: 'Keine Quelle ist angebunden, die darüber Auskunft gibt.',
  },
  effortFindings: {
    none: 'Kein Anzeichen ist sicher, dass der Aufwand über oder unter dem liegt, was die Stufe verlangt.',
    settled: 'Durch eine Entscheidung geklärt: {{title}}',
    unsure_one: '1 Anzeichen ist nicht zu beurteilen: zu wenige Belege',
    unsure_other:
      '{{count}} Anzeichen sind nicht zu beurteilen: zu wenige Belege',
  },
  trigger: {
    fired: 'Ausgelöst',
    quiet: 'Nicht ausgelöst',
    unknown: 'Unbekannt',
    latest: '{{value}} am {{day}}, Grenze {{limit}}',
    clears: 'Bleibt der Wert niedrig, erlischt der Auslöser',
    now: {
      fired:
        'Die Grenze ist überschritten: Handeln Sie oder halten Sie fest, warum Sie damit leben.',
      quiet: 'Es ist nichts zu tun.',
      unknown: 'Nichts ist bekannt, daher lässt sich nichts darüber sagen.',
    },
    ownersDecide: 'Nur ihre Eigentümer können eine Entscheidung festhalten.',
    todo: 'Was zu tun ist: {{advice}}',
    whenItFires: 'Wenn er auslöst: {{advice}}',
  },
  targets: {
    none: 'Die Stufe verlangt keine.',
    uptime: 'In 30 Tagen zu {{share}} verfügbar, sofern online genutzt',
    latency:
      'Latenz ({{percentile}}) von höchstens {{latency}}, sofern die Eigentümer nichts anderes zusagen',
    pipelineSuccess: '{{share}} der Läufe der Pipeline gelingen',
    pipelineIntervals:
      'Der letzte Erfolg liegt nicht länger als {{intervals}} Intervalle des Zeitplans zurück',
    quality: 'Die Qualität sinkt höchstens um {{share}} unter ihren Bezugswert',
    drift_one: 'Drift wird täglich geprüft',
    drift_other: 'Drift wird alle {{count}} Tage geprüft',
  },
  storage: {
    usesNone: 'Der Katalog nennt keinen Datenspeicher, von dem sie abhängt.',
    usesIt: 'Genutzt wird: {{stores}}. Das passt.',
    usesOthers:
      'Genutzt wird: {{stores}}. Solange das ausreicht, gibt es keinen Grund zu wechseln.',
    stores: {
      'vector-database': 'Vektordatenbank',
      'feature-store': 'Feature Store',
      'graph-database': 'Graphdatenbank',
      'document-store': 'Dokumentdatenbank',
      'relational-database': 'relationale Datenbank',
    },
  },
};
