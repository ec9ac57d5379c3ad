export { demoGitHost } from './gitHost/demoGitHost';
export { demoMlflowHost } from './mlflowHost/demoMlflowHost';
export { demoPeople } from './people/demoPeople';
