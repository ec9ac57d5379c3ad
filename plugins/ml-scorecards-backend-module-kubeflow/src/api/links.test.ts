import { PipelinesLinks } from './PipelinesLinks';
import { RegistryLinks } from './RegistryLinks';

describe('links', () => {
  it('lead to pages of the Model Registry', () => {
    const links = new RegistryLinks({
      baseUrl: 'https://registry.example.com/',
      uiUrl: 'https://kubeflow.example.com/model-registry/main',
    });
    expect(links.version('1', '2')).toBe(
      'https://kubeflow.example.com/model-registry/main/registered-models/1/versions/2',
    );
  });

  it('lead nowhere without pages, which its API is not', () => {
    const links = new RegistryLinks({
      baseUrl: 'https://registry.example.com/',
      uiUrl: 'https://registry.example.com',
    });
    expect(links.model('1')).toBeUndefined();
  });

  it('keep ids within their part of the address', () => {
    const links = new PipelinesLinks({
      uiUrl: 'https://kubeflow.example.com/pipeline',
    });
    expect(links.run('../a?b#c\ud800')).toBe(
      'https://kubeflow.example.com/pipeline/#/runs/details/..%2Fa%3Fb%23c%EF%BF%BD',
    );
    expect(links.pipelineVersion('p', 'v')).toBe(
      'https://kubeflow.example.com/pipeline/#/pipelines/details/p/version/v',
    );
  });
});
