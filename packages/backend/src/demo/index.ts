export { demoGitHost } from './gitHost/demoGitHost';
export { demoHistory } from './history/demoHistory';
export { demoMlflowHost } from './mlflowHost/demoMlflowHost';
export { demoPeople } from './people/demoPeople';
export { demoRecordedHosts } from './recordedHosts/demoRecordedHosts';
