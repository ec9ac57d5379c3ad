import type { serviceLevelsMessages as english } from '../../messages/serviceLevelsMessages';
import { Translation } from '../Translation';

export const serviceLevelsMessages: Translation<typeof english> = {
  serviceLevels: {
    title: 'Servicelevel',
    loading: 'Servicelevel werden geladen',
    loadFailed: 'Die Servicelevel konnten nicht geladen werden',
    notConnected:
      'Über Servicelevel ist nichts bekannt: Keine Quelle, die sie misst, ist angebunden.',
    unknown: 'Über Servicelevel ist nichts bekannt: {{reason}}.',
    notRead:
      'Über Servicelevel ist nichts bekannt: Sie wurden noch nicht gelesen.',
    kept: 'Das war {{ago}} bekannt.',
    tooOld:
      'Über Servicelevel ist nichts mehr bekannt: Zuletzt gelesen wurden sie {{ago}}.',
    read: 'Stand: gelesen {{ago}}',
    objectives: 'Ziele',
    table: 'Wie jedes Ziel steht',
    column: {
      name: 'Ziel',
      target: 'Zielwert',
      measured: 'Gemessen',
      budgetLeft: 'Übriges Fehlerbudget',
      burnRate: 'Verbrauch der Stunde davor',
    },
    kind: {
      uptime: 'Verfügbarkeit',
      latency: 'Latenz',
      pipeline: 'Datenpipeline',
      'model-quality': 'Modellqualität',
    },
    targetOfDays_one: '{{target}} an einem Tag',
    targetOfDays_other: '{{target}} in {{count, number}} Tagen',
    met: 'Erreicht: {{measured}}',
    missed: 'Verfehlt: {{measured}}',
    budgetBar: '{{name}}: {{share}} des Fehlerbudgets sind übrig',
    overspentBar: '{{name}}: Das Fehlerbudget ist um {{share}} überzogen',
    overspent: 'Um {{share}} überzogen',
    burnRate: 'das {{rate}}-Fache des Erlaubten',
    most: 'Das sind die {{number}} Ziele mit dem kleinsten Fehlerbudget; es können mehr sein.',
    legend:
      'Das Fehlerbudget ist, was in den Tagen eines Ziels schiefgehen darf. So schnell verbraucht wie erlaubt, reicht es genau so lange.',
    budget: 'Fehlerbudget',
    spent: 'Verbrauchter Anteil des Fehlerbudgets',
    spentWithin:
      'Innerhalb des Fehlerbudgets: am {{day}} waren {{value}} davon verbraucht.',
    spentOver:
      'Mehr als das Fehlerbudget verbraucht seit dem {{since}}: {{value}} davon am {{day}}.',
    noDay: 'In den Tagen, über die berichtet wird, wurde nichts gemessen.',
    oneDay:
      '{{value}} am {{day}}. Eine Kurve beginnt mit dem zweiten Tag, an dem gemessen wird.',
    curveLegend:
      'Jeder Tag (UTC) mit seinem schlechtesten Wert, von dem Ziel, das am meisten verbraucht hat.',
    promises: 'Versprochen und gemessen',
    uptime: 'Verfügbarkeit in 30 Tagen',
    latency: 'Latenz ({{percentile}})',
    kept30d: 'Stunden von 30 Tagen innerhalb des Ziels',
    inRepository: 'Ziele im Repository',
    ofTier: 'die Stufe verlangt {{promise}}',
    ofOwner: 'versprochen sind {{promise}}',
    keeps: 'Eingehalten: {{measured}}',
    breaks: 'Nicht eingehalten: {{measured}}',
    alerts: 'Alarme',
    firing: 'Ausgelöst',
    fires_one: 'Ein Alarm',
    fires_other: '{{count, number}} Alarme',
    burnRateAlerts: 'Regeln zum Fehlerbudget',
    otherAlerts: 'Andere Regeln',
    none: 'keine',
  },
};
