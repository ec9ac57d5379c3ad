export { demoGitHost } from './gitHost/demoGitHost';
export { demoPeople } from './people/demoPeople';
